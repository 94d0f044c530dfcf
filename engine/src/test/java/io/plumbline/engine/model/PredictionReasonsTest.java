package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.model.LeadExplanation.Line;
import io.plumbline.engine.sql.Foremost;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionReasonsTest {

    @Test
    void aReasonSaysWhatItIsItsValueAndItsWeight() {
        try (SampleLeads leads = new SampleLeads()
                .attribute("country", ValueType.TEXT)
                .attribute("employees", ValueType.NUMBER)
                .lead("a", Optional.empty(), "null", "12.504")
                .lead("b", Optional.empty(), "'=cmd()'", "10")) {
            PropensityModel model = new PropensityModel(
                    "customer",
                    OptionalDouble.of(90),
                    RandomModels.AS_OF,
                    new FeatureSet(List.of(new CategoryAttribute("country"), new NumberAttribute("employees"))),
                    List.of(
                            new Term(new EncodedColumn("employees", new Transform.Plain(5), 10, 4, 0), 4),
                            new Term(EncodedColumn.indicator("country", new Transform.Level("NL"), 0.25), 3),
                            new Term(EncodedColumn.indicator("country", new Transform.Missing(), 0.5), -1)),
                    0.5,
                    new NoCalibration(),
                    PercentileScale.of(new double[] {0.5}));
            PredictionReasons.write(leads.store(), model, leads.declared(), 1, RandomModels.AS_OF);
            assertEquals(
                    Map.of(
                            "a",
                            List.of(
                                    "Attribute 'employees': 12.5 (raises the odds 12.23-fold)",
                                    "Attribute 'country': not known (lowers the odds 3.49-fold)"),
                            "b",
                            List.of("Attribute 'country': =cmd() (lowers the odds 1.28-fold)")),
                    stored(leads.store()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theReasonsAreTheFirstLinesOfTheExplanation(long seed) {
        RandomModels random = new RandomModels(seed);
        try (SampleLeads leads = random.leads(12)) {
            PropensityModel model = random.model(new NoCalibration(), 0.5);
            PredictionReasons.write(leads.store(), model, leads.declared(), 1, RandomModels.AS_OF);
            Map<String, List<String>> stored = stored(leads.store());
            assertEquals(12, stored.size());
            stored.forEach((lead, reasons) -> {
                LeadExplanation explanation =
                        LeadExplanation.of(leads.store(), model, leads.declared(), lead, RandomModels.AS_OF);
                assertEquals(reasons, explanation.reasons());
                List<Line> first =
                        explanation.byFeature().stream().limit(Foremost.COUNT).toList();
                for (int i = 0; i < first.size(); i++) {
                    String begin = first.get(i).description() + ": ";
                    String end = first.get(i).logOdds() > 0 ? " (raises the odds " : " (lowers the odds ";
                    assertTrue(reasons.get(i).startsWith(begin), reasons.get(i));
                    assertTrue(reasons.get(i).contains(end), reasons.get(i));
                }
            });
        }
    }

    private static Map<String, List<String>> stored(Store store) {
        Map<String, List<String>> reasons = new TreeMap<>();
        store.rows(
                "select * from lead_reason where scorer = 'predictive'",
                row -> reasons.put(
                        row.text("lead_id"),
                        Stream.of("reason_1", "reason_2", "reason_3")
                                .map(row::optionalText)
                                .flatMap(Optional::stream)
                                .toList()));
        return reasons;
    }
}
