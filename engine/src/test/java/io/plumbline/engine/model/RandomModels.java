package io.plumbline.engine.model;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.ActiveDays;
import io.plumbline.engine.feature.Binned;
import io.plumbline.engine.feature.BooleanAttribute;
import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.DaysSinceDate;
import io.plumbline.engine.feature.DaysSinceEvent;
import io.plumbline.engine.feature.DaysSinceOrder;
import io.plumbline.engine.feature.EventCount;
import io.plumbline.engine.feature.EventSum;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.LeadAge;
import io.plumbline.engine.feature.ListAttribute;
import io.plumbline.engine.feature.ListSize;
import io.plumbline.engine.feature.Logarithm;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.feature.NumberWithin;
import io.plumbline.engine.feature.Product;
import io.plumbline.engine.feature.Shape;
import io.plumbline.engine.feature.Trend;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Random leads with random histories, and random models over them. */
final class RandomModels {
    static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    static final List<String> COUNTRIES = List.of("NL", "nl", "it's", "a\nb", "DE");
    private static final List<String> INTERESTS = List.of("it's", "crm", "it's;crm;\"ü\"", "crm;other");
    private static final Optional<Duration> WEEK = Optional.of(Duration.ofDays(7));
    private static final FeatureSet FEATURES = new FeatureSet(List.of(
            new LeadAge(),
            new NumberAttribute("employees"),
            new BooleanAttribute("free_mail"),
            new DaysSinceDate("founded"),
            new CategoryAttribute("country"),
            new EventCount("view", WEEK),
            new EventCount("mail", Optional.empty()),
            new EventSum("view", "seconds", WEEK),
            new DaysSinceEvent("view"),
            new ActiveDays(List.of("mail", "view"), WEEK),
            new ListAttribute("interests"),
            new ListSize("interests_size", "interests"),
            new Binned("bins", new NumberAttribute("employees"), 3),
            new Logarithm("log of \"it's\"", new NumberAttribute("employees")),
            new Product("product", new EventCount("mail", WEEK), new LeadAge()),
            new NumberWithin("within", new DaysSinceEvent("view"), new CategoryAttribute("country"), "it's"),
            new Trend("trend", new EventSelection(List.of("view"), List.of(), Optional.empty()), Duration.ofDays(7)),
            new DaysSinceOrder(
                    "order",
                    new EventSelection(List.of("mail"), List.of(), Optional.empty()),
                    new EventSelection(List.of("view"), List.of(), Optional.empty()),
                    Optional.empty())));

    private final Random random;

    RandomModels(long seed) {
        random = new Random(seed);
    }

    SampleLeads leads(int count) {
        SampleLeads leads = new SampleLeads()
                .type("view", Map.of("seconds", ValueType.NUMBER))
                .type("mail", Map.of())
                .attribute("country", ValueType.TEXT)
                .attribute("employees", ValueType.NUMBER)
                .attribute("founded", ValueType.DATE)
                .attribute("free_mail", ValueType.BOOLEAN)
                .attribute("interests", ValueType.LIST);
        leads.store().transaction(() -> IntStream.range(0, count).forEach(i -> lead(leads, "lead " + i)));
        return leads;
    }

    private void lead(SampleLeads leads, String id) {
        Optional<Instant> created = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(before(100));
        leads.lead(
                id,
                created,
                mostly("'" + COUNTRIES.get(random.nextInt(5)).replace("'", "''") + "'"),
                mostly(Double.toString(random.nextGaussian() * 1e3)),
                mostly("date '2020-01-01' + " + random.nextInt(4000)),
                mostly(Boolean.toString(random.nextBoolean())),
                mostly(Sql.literal(INTERESTS.get(random.nextInt(4)))));
        for (int i = random.nextInt(6); i > 0; i--) {
            leads.event(
                    id,
                    random.nextBoolean() ? "view" : "mail",
                    before(20),
                    Optional.empty(),
                    Map.of("seconds", mostly(Double.toString(random.nextDouble() * 100))));
        }
    }

    private Instant before(int days) {
        return AS_OF.minusSeconds((long) (random.nextDouble() * 86_400 * days) + 1);
    }

    private String mostly(String value) {
        return random.nextInt(4) == 0 ? "null" : value;
    }

    /** A model that reads every feature, with coefficients of the given size. */
    PropensityModel model(Calibrator calibrator, double size) {
        List<Term> terms = new ArrayList<>();
        for (Feature feature : FEATURES.features()) {
            for (EncodedColumn column : columns(feature)) {
                terms.add(new Term(column, size * random.nextGaussian()));
            }
        }
        double[] group = random.doubles(500).map(p -> Math.rint(p * 200) / 200).toArray();
        return new PropensityModel(
                "customer",
                OptionalDouble.of(90),
                AS_OF,
                FEATURES,
                terms,
                random.nextGaussian(),
                calibrator,
                PercentileScale.of(group));
    }

    private EncodedColumn bin(String feature, OptionalDouble from, OptionalDouble to) {
        return EncodedColumn.indicator(feature, new Transform.Bin(from, to), random.nextDouble());
    }

    private List<EncodedColumn> columns(Feature feature) {
        String name = feature.name();
        EncodedColumn missing = EncodedColumn.indicator(name, new Transform.Missing(), random.nextDouble());
        if (feature.shape() == Shape.CATEGORY) {
            List<EncodedColumn> levels = new ArrayList<>(COUNTRIES.stream()
                    .map(level -> EncodedColumn.indicator(name, new Transform.Level(level), random.nextDouble()))
                    .toList());
            levels.add(missing);
            return levels;
        }
        if (feature.shape() == Shape.LIST) {
            return List.of(
                    EncodedColumn.indicator(name, new Transform.Element("it's"), random.nextDouble()),
                    EncodedColumn.indicator(name, new Transform.Element("crm"), random.nextDouble()),
                    missing);
        }
        if (feature.shape() == Shape.BINS) {
            return List.of(
                    bin(name, OptionalDouble.empty(), OptionalDouble.of(-500)),
                    bin(name, OptionalDouble.of(-500), OptionalDouble.of(800)),
                    bin(name, OptionalDouble.of(800), OptionalDouble.empty()),
                    missing);
        }
        double median = random.nextDouble() * 10;
        Transform transform =
                feature.shape() == Shape.LONG_TAILED ? new Transform.Log(median) : new Transform.Plain(median);
        return Arrays.asList(
                new EncodedColumn(name, transform, random.nextGaussian(), 0.5 + random.nextDouble(), 0), missing);
    }
}
