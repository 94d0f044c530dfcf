package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTrainerTest {
    private static final double[] EFFECTS = {0.8, -0.5, 0, 1.2, -0.3, 0.4};

    @ParameterizedTest
    @CsvSource({"1, 0.01", "2, 1", "3, 100", "4, 1e6", "5, 1"})
    void coefficientsEqualTheSlowTwin(long seed, double c) {
        Sample sample = Sample.of(1_500, -1, EFFECTS, seed);

        LogisticFit fit = new LogisticTrainer(c, 2).fit(sample.matrix(), sample.labels());

        assertSameCoefficients(SlowTwin.optimum(sample.rows(), sample.labels(), c), fit);
    }

    @Test
    void coefficientsFromASampledHessianEqualTheSlowTwin() {
        Sample sample = Sample.of(40_000, -2, EFFECTS, 6);

        LogisticFit fit = new LogisticTrainer(1, 2).fit(sample.matrix(), sample.labels());

        assertSameCoefficients(SlowTwin.optimum(sample.rows(), sample.labels(), 1), fit);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16_384, 16_385, 60_000})
    void threadsDoNotChangeABit(int rows) {
        Sample sample = Sample.of(rows, 0, EFFECTS, 7);

        LogisticFit one = new LogisticTrainer(1, 1).fit(sample.matrix(), sample.labels());

        assertEquals(one, new LogisticTrainer(1, 2).fit(sample.matrix(), sample.labels()));
        assertEquals(one, new LogisticTrainer(1, 3).fit(sample.matrix(), sample.labels()));
    }

    @Test
    void withoutColumnsTheInterceptIsTheLogOddsOfTheShare() {
        DesignMatrix matrix = DesignMatrix.of(List.of(), new double[0][], 4);

        LogisticFit fit = new LogisticTrainer(1, 1).fit(matrix, new boolean[] {true, false, false, false});

        assertEquals(Math.log(1.0 / 3), fit.intercept(), 1e-12);
        assertEquals(Math.sqrt(1 / (4 * 0.25 * 0.75)), fit.interceptError(), 1e-12);
        assertEquals(4 * (0.25 * Math.log(4) + 0.75 * Math.log(4.0 / 3)), fit.objective(), 1e-12);
    }

    @Test
    void aBalancedFlagHasTheOddsRatioOfItsTwoByTwoTable() {
        boolean[] labels = new boolean[400];
        double[] flag = new double[400];
        Arrays.fill(flag, 0, 200, 1);
        Arrays.fill(labels, 0, 60, true);
        Arrays.fill(labels, 200, 220, true);

        LogisticFit fit = new LogisticTrainer(1e9, 1).fit(matrix(flag), labels);

        assertEquals(Math.log((60.0 / 140) / (20.0 / 180)), fit.weights().get(0), 1e-6);
        assertEquals(
                Math.sqrt(1.0 / 60 + 1.0 / 140 + 1.0 / 20 + 1.0 / 180),
                fit.weightErrors().get(0),
                1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e3, 1e6})
    void separableRowsStillHaveAnOptimum(double c) {
        double[] column = {-2, -1, -0.5, 0.5, 1, 2};
        boolean[] labels = {false, false, false, true, true, true};
        double[][] rows = Arrays.stream(column).mapToObj(v -> new double[] {v}).toArray(double[][]::new);

        LogisticFit fit = new LogisticTrainer(c, 1).fit(matrix(column), labels);

        assertSameCoefficients(SlowTwin.optimum(rows, labels, c), fit);
    }

    @Test
    void aConstantColumnGetsNoWeight() {
        Sample sample = Sample.of(800, -1, new double[] {0.7}, 8);
        double[] constant = new double[800];
        Arrays.fill(constant, 3);

        LogisticFit alone = new LogisticTrainer(1, 1).fit(sample.matrix(), sample.labels());
        LogisticFit both = new LogisticTrainer(1, 1).fit(matrix(sample.columns()[0], constant), sample.labels());

        assertEquals(0, both.weights().get(1), 1e-9);
        assertEquals(alone.weights().get(0), both.weights().get(0), 1e-9);
        assertEquals(alone.intercept(), both.intercept(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e6})
    void equalColumnsShareTheirWeightEqually(double c) {
        Sample sample = Sample.of(30_000, -1, new double[] {0.7, 0.2}, 9);
        double[] first = sample.columns()[0];

        LogisticFit fit = new LogisticTrainer(c, 2).fit(matrix(first, sample.columns()[1], first), sample.labels());

        assertEquals(fit.weights().get(0), fit.weights().get(2), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e4})
    void levelsThatAddUpToTheInterceptEqualTheSlowTwin(double c) {
        Random random = new Random(10);
        double[][] columns = new double[4][2_000];
        boolean[] labels = new boolean[2_000];
        for (int i = 0; i < labels.length; i++) {
            int level = random.nextInt(4);
            columns[level][i] = 1;
            labels[i] = random.nextDouble() < 0.1 + 0.15 * level;
        }
        DesignMatrix matrix = matrix(columns);
        double[][] rows = IntStream.range(0, 2_000).mapToObj(matrix::row).toArray(double[][]::new);

        LogisticFit fit = new LogisticTrainer(c, 2).fit(matrix, labels);

        assertSameCoefficients(SlowTwin.optimum(rows, labels, c), fit);
        assertEquals(0, fit.weights().stream().mapToDouble(w -> w).sum(), 1e-6);
    }

    @Test
    void aColumnOfZerosGetsNoWeight() {
        Sample sample = Sample.of(500, 0, new double[] {1}, 11);

        LogisticFit fit = new LogisticTrainer(1, 1).fit(matrix(sample.columns()[0], new double[500]), sample.labels());

        assertEquals(0.0, fit.weights().get(1));
    }

    @Test
    void veryDifferentUnitsStillConverge() {
        Sample sample = Sample.of(5_000, -1, new double[] {0.5, 0.5, 0.5}, 12);
        double[] millions =
                Arrays.stream(sample.columns()[0]).map(v -> 1e6 * v + 3e6).toArray();

        LogisticFit fit = new LogisticTrainer(1e6, 1).fit(matrix(millions, sample.columns()[2]), sample.labels());
        LogisticFit plain =
                new LogisticTrainer(1e6, 1).fit(matrix(sample.columns()[0], sample.columns()[2]), sample.labels());

        assertEquals(plain.weights().get(0), 1e6 * fit.weights().get(0), 1e-4);
    }

    @Test
    void oneOutcomeOnlyIsRefused() {
        DesignMatrix matrix = matrix(new double[] {1, 2, 3});

        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> new LogisticTrainer(1, 1).fit(matrix, new boolean[3]));

        assertEquals("All 3 rows have the same outcome (no positives); a fit needs rows of both", error.getMessage());
    }

    @Test
    void aLabelTooFewIsRefused() {
        DesignMatrix matrix = matrix(new double[] {1, 2, 3});

        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> new LogisticTrainer(1, 1).fit(matrix, new boolean[2]));

        assertEquals("Got 2 labels for 3 rows; give one label per row", error.getMessage());
    }

    @Test
    void cMustBePositive() {
        assertEquals(
                "C must be a positive number",
                assertThrows(IllegalArgumentException.class, () -> new LogisticTrainer(0, 1))
                        .getMessage());
    }

    private static DesignMatrix matrix(double[]... columns) {
        return new Sample(columns, new boolean[columns[0].length], new double[0]).matrix();
    }

    private static void assertSameCoefficients(double[] expected, LogisticFit fit) {
        assertEquals(expected[0], fit.intercept(), 1e-6);
        for (int j = 0; j < fit.weights().size(); j++) {
            assertEquals(expected[j + 1], fit.weights().get(j), 1e-6, "weight " + j);
        }
        assertTrue(fit.iterations() > 0);
    }
}
