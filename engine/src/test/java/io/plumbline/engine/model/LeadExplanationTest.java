package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.CategoryAttribute;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.model.IsotonicCalibration.Knot;
import io.plumbline.engine.model.LeadExplanation.Line;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadExplanationTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesAddUpToTheDistanceFromTheAverageLead(long seed) {
        RandomModels random = new RandomModels(seed);
        try (SampleLeads leads = random.leads(8)) {
            PropensityModel model = random.model(new PlattCalibration(0.8, 0.1), 0.5);
            List<Stored> stored = leads.store()
                    .rows(
                            ModelPlan.of(
                                            model,
                                            leads.declared(),
                                            AttributesAsOf.in(leads.store()),
                                            Moment.everyLead(RandomModels.AS_OF))
                                    .query(),
                            row -> new Stored(
                                    row.text("lead_id"), row.real("linear_predictor"), row.real("probability")));
            for (Stored lead : stored) {
                LeadExplanation explanation =
                        LeadExplanation.of(leads.store(), model, leads.declared(), lead.id(), RandomModels.AS_OF);
                assertEquals(lead.linearPredictor(), explanation.linearPredictor(), 1e-9);
                assertEquals(lead.probability(), explanation.probability(), 1e-12);
                assertEquals(lead.linearPredictor(), explanation.averageLogOdds() + sum(explanation.lines()), 1e-9);
                assertEquals(lead.linearPredictor(), explanation.averageLogOdds() + sum(explanation.byFeature()), 1e-9);
                assertEquals(
                        explanation.probability(),
                        Sigmoid.of(explanation.linearPredictor()
                                + explanation.calibration().orElseThrow()),
                        1e-9);
            }
        }
    }

    @Test
    void countedByHand() {
        try (SampleLeads leads = twoAttributes()) {
            LeadExplanation explanation = explain(leads, model(new NoCalibration()), "a");
            assertEquals(0.5 + 3 * 0.25 - 1 * 0.5, explanation.averageLogOdds());
            assertEquals(
                    List.of(
                            line("employees", "employees", Optional.of("12.0"), 2),
                            line("country = NL", "country", Optional.empty(), 3 * -0.25),
                            line("country is missing", "country", Optional.empty(), -1 * 0.5)),
                    explanation.lines());
            assertEquals(
                    List.of(
                            line("employees", "employees", Optional.of("12.0"), 2),
                            line("country", "country", Optional.empty(), -1.25)),
                    explanation.byFeature());
            assertEquals(1.5, explanation.linearPredictor());
            assertEquals(OptionalDouble.of(0), explanation.calibration());
        }
    }

    @Test
    void aCertainProbabilityHasNoCalibrationLine() {
        Calibrator certain = new IsotonicCalibration(List.of(new Knot(0, 0), new Knot(1, 1)));
        try (SampleLeads leads = twoAttributes()) {
            assertEquals(
                    OptionalDouble.empty(), explain(leads, model(certain), "a").calibration());
        }
    }

    @Test
    void aLeadThatDidNotExistThenIsRefusedWithoutItsId() {
        try (SampleLeads leads = twoAttributes().lead("late", Optional.of(RandomModels.AS_OF), "null", "1")) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> explain(leads, model(new NoCalibration()), "late"));
            assertEquals("""
                    explain
                        There was no such lead at that instant.
                        Fix: Check the id, and --as-of against the day the lead was created.""", refused.getMessage());
        }
    }

    private static SampleLeads twoAttributes() {
        return new SampleLeads()
                .attribute("country", ValueType.TEXT)
                .attribute("employees", ValueType.NUMBER)
                .lead("a", Optional.empty(), "null", "12");
    }

    private static PropensityModel model(Calibrator calibrator) {
        return new PropensityModel(
                "customer",
                OptionalDouble.of(90),
                RandomModels.AS_OF,
                new FeatureSet(List.of(new CategoryAttribute("country"), new NumberAttribute("employees"))),
                List.of(
                        new Term(new EncodedColumn("employees", new Transform.Plain(5), 10, 4, 0), 4),
                        new Term(EncodedColumn.indicator("country", new Transform.Level("NL"), 0.25), 3),
                        new Term(EncodedColumn.indicator("country", new Transform.Missing(), 0.5), -1)),
                0.5,
                calibrator,
                PercentileScale.of(new double[] {0.5}));
    }

    private static LeadExplanation explain(SampleLeads leads, PropensityModel model, String lead) {
        return LeadExplanation.of(leads.store(), model, leads.declared(), lead, RandomModels.AS_OF);
    }

    private static Line line(String name, String feature, Optional<String> value, double logOdds) {
        return new Line(name, feature, "Attribute '" + feature + "'", value, logOdds);
    }

    private static double sum(List<Line> lines) {
        return lines.stream().mapToDouble(Line::logOdds).sum();
    }

    private record Stored(String id, double linearPredictor, double probability) {}
}
