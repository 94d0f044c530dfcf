package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tribuo.RealInfo;

class TribuoModelTest {
    private static final Instant TRAINED_AT = Instant.parse("2026-07-01T00:00:00Z");
    private static final String WON = "customer";

    private final Sample sample = Sample.of(1_000, -1, new double[] {0.8, -0.5, 0.3}, 21);
    private final DesignMatrix matrix = sample.matrix();
    private final LogisticFit fit = new LogisticTrainer(1, 1).fit(matrix, sample.labels());
    private final TribuoModel model = TribuoModel.of(fit, record(FeatureSummary.of(matrix), Map.of("run", "7")));

    @Test
    void probabilitiesEqualTheFitAndTheSlowTwin() {
        double[] twin = SlowTwin.optimum(sample.rows(), sample.labels(), 1);
        for (int i = 0; i < matrix.rows(); i++) {
            double[] row = matrix.row(i);
            double probability = model.probability(WON, matrix.names(), row);
            assertEquals(Logistic.probability(fit.linearPredictor(row)), probability, 1e-12);
            assertEquals(SlowTwin.probability(twin, row), probability, 1e-9);
            assertEquals(1 - probability, model.probability("not_customer", matrix.names(), row), 1e-12);
        }
    }

    @Test
    void aSavedModelLoadsWithItsProbabilitiesAndProvenance() {
        TribuoModel loaded = TribuoModel.load(model.saved());

        assertEquals(model.provenanceJson(), loaded.provenanceJson());
        assertEquals(
                model.probability(WON, matrix.names(), matrix.row(0)),
                loaded.probability(WON, matrix.names(), matrix.row(0)));
    }

    @Test
    void theOrderOfItsFactsLeavesTheSavedBytesAsTheyAre() {
        Map<String, String> facts = new LinkedHashMap<>(Map.of("run", "7"));
        facts.put("model", "3");
        TrainingRecord asGiven = record(FeatureSummary.of(matrix), facts);
        TrainingRecord sorted = record(FeatureSummary.of(matrix), new TreeMap<>(facts));

        assertEquals(List.of("model", "run"), List.copyOf(asGiven.run().keySet()));
        assertArrayEquals(
                TribuoModel.of(fit, sorted).saved(),
                TribuoModel.of(fit, asGiven).saved());
    }

    @Test
    void aTurkishReaderSavesAndLoadsAsWell() {
        Locale before = Locale.getDefault();
        Locale turkish = Locale.forLanguageTag("tr-TR");
        Locale.setDefault(turkish);
        try {
            assertEquals(model.provenanceJson(), TribuoModel.load(model.saved()).provenanceJson());
            assertEquals(turkish, Locale.getDefault());
            assertEquals(turkish, Locale.getDefault(Locale.Category.FORMAT));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void provenanceNamesTheTrainerItsSettingsTheRowsAndTheRun() {
        String json = model.provenanceJson();

        assertTrue(json.contains("\"class-name\":\"io.plumbline.training.fit.NewtonLogisticTrainer\""), json);
        assertTrue(json.contains("\"c\":\"1.0\""), json);
        assertTrue(json.contains("\"trained-at\":\"2026-07-01T00:00Z\""), json);
        assertTrue(json.contains("\"num-examples\":\"1000\""), json);
        assertTrue(json.contains("\"num-features\":\"3\""), json);
        assertTrue(json.contains("\"description\":\"snapshot rows\""), json);
        assertTrue(json.contains("\"instance-values\":{\"run\":\"7\"}"), json);
    }

    @Test
    void theFeatureDomainRemembersTheTrainingRows() {
        RealInfo flag = (RealInfo)
                TribuoModel.load(model.saved()).model().getFeatureIDMap().get("x1");

        assertEquals(0, flag.getMin());
        assertEquals(1, flag.getMax());
        assertEquals(1_000, flag.getCount());
        assertEquals(FeatureSummary.of(matrix).get(1).mean(), flag.getMean());
    }

    @Test
    void namesInAnotherOrderGiveTheSameProbability() {
        assertEquals(
                model.probability(WON, List.of("x0", "x1", "x2"), new double[] {1, 2, 3}),
                model.probability(WON, List.of("x2", "x0", "x1"), new double[] {3, 1, 2}));
    }

    @Test
    void aRowOfZerosHasTheProbabilityOfTheIntercept() {
        assertEquals(
                Logistic.probability(fit.intercept()), model.probability(WON, matrix.names(), new double[3]), 1e-15);
    }

    @Test
    void namesThatTheModelDoesNotReadAreRefused() {
        assertRefused("The model reads [x0, x1, x2], got [x0, x1, y]", WON, List.of("x0", "x1", "y"), 0);
        assertRefused("The model reads [x0, x1, x2], got [x0, x1]", WON, List.of("x0", "x1"), 0);
    }

    @Test
    void valuesThatAreNotFiniteAreRefused() {
        assertRefused("Feature 'x0' is not a finite number", WON, matrix.names(), Double.NaN);
    }

    @Test
    void anUnknownLabelIsRefused() {
        assertRefused("The model has no label 'lost'", "lost", matrix.names(), 0);
    }

    @Test
    void bytesOfSomethingElseAreRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> TribuoModel.load(new byte[] {1, 2, 3}));

        assertEquals("The bytes are not a saved Tribuo model", error.getMessage());
    }

    @Test
    void aModelWithoutFeaturesIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> record(List.of(), Map.of()));

        assertEquals("A model without features cannot be saved; add a feature that varies", error.getMessage());
    }

    private void assertRefused(String message, String label, List<String> names, double first) {
        double[] values = new double[names.size()];
        values[0] = first;
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> model.probability(label, names, values))
                        .getMessage());
    }

    private static TrainingRecord record(List<FeatureSummary> features, Map<String, String> run) {
        return new TrainingRecord(features, 700, 300, "not_customer", WON, 1, "snapshot rows", TRAINED_AT, run);
    }
}
