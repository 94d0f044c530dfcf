package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.NumberAttribute;
import io.plumbline.engine.model.IsotonicCalibration.Knot;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPlanTest {
    private static final Moment NOW = Moment.everyLead(RandomModels.AS_OF);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sqlScoresEqualPlainJavaOnes(long seed) {
        List<Calibrator> calibrators = List.of(
                new NoCalibration(),
                new PlattCalibration(0.5, 1),
                new IsotonicCalibration(List.of(new Knot(-2, 0.1), new Knot(0, 0.3), new Knot(3, 0.9))));
        RandomModels random = new RandomModels(seed);
        try (SampleLeads leads = random.leads(60)) {
            PropensityModel model = random.model(calibrators.get((int) seed % 3), seed > 3 ? 2_000 : 0.3);
            Map<String, double[]> encoded = slowlyEncoded(leads, model);
            String query = ModelPlan.of(model, leads.declared(), AttributesAsOf.in(leads.store()), NOW)
                    .query();
            List<Scored> scored = leads.store().rows(query, Scored::read);
            assertEquals(encoded.keySet().size(), scored.size());
            for (Scored lead : scored) {
                double[] row = encoded.get(lead.id());
                double z = model.linearPredictor(row);
                assertEquals(z, lead.linearPredictor(), 1e-9 * Math.max(1, Math.abs(z)));
                assertEquals(model.probability(row), lead.probability(), 1e-9);
                assertEquals(model.scale().score(lead.probability()), lead.score(), 1e-9);
                assertTrue(lead.probability() >= 0 && lead.probability() <= 1);
            }
        }
    }

    @Test
    void twoThousandTermsAreNotTooManyForOneStatement() {
        List<Feature> features = IntStream.range(0, 100)
                .mapToObj(i -> (Feature) new NumberAttribute("a_" + i))
                .toList();
        List<Term> terms = features.stream()
                .flatMap(feature -> IntStream.range(0, 20)
                        .mapToObj(level -> new Term(
                                EncodedColumn.indicator(feature.name(), new Transform.Level("" + level), 0.5), 1)))
                .toList();
        PropensityModel model = new PropensityModel(
                "customer",
                OptionalDouble.empty(),
                RandomModels.AS_OF,
                new FeatureSet(features),
                terms,
                0.5,
                new NoCalibration(),
                PercentileScale.of(new double[] {0.5}));
        try (SampleLeads leads = new SampleLeads()) {
            leads.store()
                    .execute("create table encoded as select 'a' as lead_id"
                            + String.join(
                                    "",
                                    IntStream.range(0, terms.size())
                                            .mapToObj(i -> ", 1e0 as " + Encoding.sqlName(i))
                                            .toList()));
            assertEquals(
                    2000.5,
                    leads.store()
                            .first(
                                    "select " + ModelPlan.linearPredictor(model) + " as z from encoded",
                                    row -> row.real("z"))
                            .orElseThrow());
        }
    }

    @Test
    void aModelWithoutTermsGivesEveryLeadTheBaseRate() {
        PropensityModel model = new PropensityModel(
                "customer",
                OptionalDouble.empty(),
                RandomModels.AS_OF,
                new FeatureSet(List.of()),
                List.of(),
                -2,
                new NoCalibration(),
                PercentileScale.of(new double[] {Sigmoid.of(-2)}));
        try (SampleLeads leads = new SampleLeads().lead("a", Optional.empty())) {
            String query = ModelPlan.of(model, leads.declared(), AttributesAsOf.in(leads.store()), NOW)
                    .query();
            Scored scored = leads.store().first(query, Scored::read).orElseThrow();
            assertEquals(-2, scored.linearPredictor());
            assertEquals(Sigmoid.of(-2), scored.probability(), 1e-15);
        }
    }

    /** Every lead's encoded row from its feature values, by the definitions alone. */
    private static Map<String, double[]> slowlyEncoded(SampleLeads leads, PropensityModel model) {
        String query = FeaturePlan.of(model.features(), leads.declared(), AttributesAsOf.in(leads.store()), NOW)
                .query();
        Map<String, double[]> encoded = new HashMap<>();
        leads.store()
                .rows(
                        query,
                        row -> encoded.put(
                                row.text("lead_id"),
                                model.terms().stream()
                                        .mapToDouble(term -> slowlyEncoded(term.column(), row, model.features()))
                                        .toArray()));
        return encoded;
    }

    private static double slowlyEncoded(EncodedColumn column, Row row, FeatureSet features) {
        boolean text = features.named(column.feature()).valueType() == ValueType.TEXT;
        Optional<String> shown = text ? row.optionalText(column.feature()) : Optional.empty();
        OptionalDouble number = text ? OptionalDouble.empty() : row.optionalReal(column.feature());
        double transformed;
        if (column.transform() instanceof Transform.Plain plain) {
            transformed = number.orElse(plain.ifMissing());
        } else if (column.transform() instanceof Transform.Log log) {
            double value = number.orElse(log.ifMissing());
            transformed = Math.signum(value) * Math.log1p(Math.abs(value));
        } else if (column.transform() instanceof Transform.Level level) {
            transformed = shown.equals(Optional.of(level.level())) ? 1 : 0;
        } else if (column.transform() instanceof Transform.Bin bin) {
            transformed = number.isPresent()
                            && (bin.from().isEmpty()
                                    || number.getAsDouble() >= bin.from().getAsDouble())
                            && (bin.to().isEmpty()
                                    || number.getAsDouble() < bin.to().getAsDouble())
                    ? 1
                    : 0;
        } else if (column.transform() instanceof Transform.Element element) {
            transformed = shown.filter(list -> List.of(list.split(";")).contains(element.element()))
                            .isPresent()
                    ? 1
                    : 0;
        } else {
            transformed = shown.isEmpty() && number.isEmpty() ? 1 : 0;
        }
        return (transformed - column.mean()) / column.scale();
    }

    private record Scored(String id, double linearPredictor, double probability, double score) {
        static Scored read(Row row) {
            return new Scored(
                    row.text("lead_id"),
                    row.real("linear_predictor"),
                    row.real("probability"),
                    row.real("predictive_score"));
        }
    }
}
