package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.ActiveDays;
import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.DaysSinceEvent;
import io.plumbline.engine.feature.EventCount;
import io.plumbline.engine.feature.EventSum;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rewrite with {@code mvn test -pl engine -Dtest=GoldenModelTest -Dtest.args=-Dgolden.rewrite=true}, then read the diff. */
class GoldenModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/plumbline/engine/model");
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    private static final Optional<Duration> WEEK = Optional.of(Duration.ofDays(7));

    @Test
    void theSqlOfASmallModelIsTheGoldenOne() throws IOException {
        EventType view =
                new EventType("view", false, new TreeMap<>(Map.of("seconds", ValueType.NUMBER)), Optional.empty());
        Declarations declared = new Declarations(
                new TreeMap<>(Map.of("country", ValueType.TEXT, "employees", ValueType.NUMBER)),
                new TreeMap<>(Map.of("view", view)));
        String sql = ModelPlan.of(model(), declared, new AttributesAsOf(Set.of("employees")), Moment.everyLead(AS_OF))
                .query();
        assertGolden("small-model.sql", sql + "\n");
    }

    @Test
    void theDefinitionOfASmallModelIsTheGoldenOne() throws IOException {
        String definition = model().definition();
        assertGolden("small-model.json", definition + "\n");
        assertEquals(model(), PropensityModel.parse(definition));
    }

    private static PropensityModel model() {
        return new PropensityModel(
                "customer",
                OptionalDouble.of(90),
                AS_OF,
                new FeatureSet(List.of(
                        new CategoryAttribute("country"),
                        new NumberAttribute("employees"),
                        new EventCount("view", WEEK),
                        new EventSum("view", "seconds", WEEK),
                        new DaysSinceEvent("view"),
                        new ActiveDays(List.of("view"), WEEK))),
                List.of(
                        new Term(EncodedColumn.indicator("country", new Transform.Level("it's"), 0.25), -0.75),
                        new Term(EncodedColumn.indicator("country", new Transform.Missing(), 0.5), 0.125),
                        new Term(new EncodedColumn("employees", new Transform.Plain(50), 60, 20, 0), 0.5),
                        new Term(new EncodedColumn("view_count_7d", new Transform.Log(0), 0.5, 2, 0), 1),
                        new Term(new EncodedColumn("view_seconds_sum_7d", new Transform.Log(0), 2, 4, 0), 0.25),
                        new Term(new EncodedColumn("days_since_view", new Transform.Log(3), 1, 1, 0), -0.5),
                        new Term(new EncodedColumn("active_days_7d", new Transform.Log(0), 0.25, 1, 0), 0.0625)),
                -2,
                new PlattCalibration(0.75, -0.5),
                PercentileScale.of(new double[] {0.25, 0.5}));
    }

    private static void assertGolden(String name, String text) throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(FOLDER.resolve(name), text);
        }
        assertEquals(Files.readString(FOLDER.resolve(name)), text);
    }
}
