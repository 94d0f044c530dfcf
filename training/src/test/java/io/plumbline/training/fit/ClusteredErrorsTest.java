package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Interval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class ClusteredErrorsTest {
    private static final double[] EFFECTS = {0.6, -0.8, 0.3};

    @Test
    void theyAreThePlainSandwich() {
        for (double c : new double[] {0.01, 1, 1e6}) {
            Sample sample = Sample.of(600, -1, EFFECTS, 7);
            int[] cluster = IntStream.range(0, 600).map(row -> (row * 31) % 170).toArray();
            LogisticFit fit =
                    new LogisticTrainer(c, 2).fit(sample.matrix(), sample.labels(), Clusters.byNumber(cluster));
            double[] expected = sandwich(sample, fit, cluster, c);
            assertEquals(expected[0], fit.interceptError(), 1e-9 * expected[0]);
            for (int j = 0; j < EFFECTS.length; j++) {
                assertEquals(expected[j + 1], fit.weightErrors().get(j), 1e-9 * expected[j + 1]);
            }
        }
    }

    @Test
    void theOptimumIsThatOfRowsOnTheirOwn() {
        Sample sample = Sample.of(600, -1, EFFECTS, 7);
        LogisticTrainer trainer = new LogisticTrainer(1, 2);
        int[] pairs = IntStream.range(0, 600).map(row -> row / 2).toArray();
        LogisticFit alone = trainer.fit(sample.matrix(), sample.labels());
        assertEquals(
                alone.weights(),
                trainer.fit(sample.matrix(), sample.labels(), Clusters.byNumber(pairs))
                        .weights());
        assertEquals(alone, trainer.fit(sample.matrix(), sample.labels(), Clusters.eachRow(600)));
    }

    @Test
    void aRowToldFourTimesIsNoMoreCertain() {
        Sample once = Sample.of(1_000, -1, EFFECTS, 3);
        double[][] columns = Arrays.stream(once.columns())
                .map(column -> IntStream.range(0, 4_000)
                        .mapToDouble(i -> column[i / 4])
                        .toArray())
                .toArray(double[][]::new);
        boolean[] labels = new boolean[4_000];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = once.labels()[i / 4];
        }
        Sample fourTimes = new Sample(columns, labels, EFFECTS);
        int[] told = IntStream.range(0, 4_000).map(row -> row / 4).toArray();
        LogisticTrainer trainer = new LogisticTrainer(1e6, 1);
        LogisticFit naive = trainer.fit(fourTimes.matrix(), labels);
        LogisticFit heeded = trainer.fit(fourTimes.matrix(), labels, Clusters.byNumber(told));
        LogisticFit alone = trainer.fit(once.matrix(), once.labels());
        for (int j = 0; j < EFFECTS.length; j++) {
            assertEquals(alone.weightErrors().get(j), 2 * naive.weightErrors().get(j), 1e-6);
            assertEquals(
                    alone.weightErrors().get(j),
                    heeded.weightErrors().get(j),
                    0.1 * alone.weightErrors().get(j));
        }
    }

    @Test
    void intervalsOfLeadsThatRecurCoverAsOftenAsTheyPromise() {
        int naive = 0;
        int heeded = 0;
        int seeds = 100;
        for (int seed = 0; seed < seeds; seed++) {
            Random random = new Random(40_000 + seed);
            int leads = 400;
            int months = 6;
            double[] kind = new double[leads * months];
            boolean[] labels = new boolean[kind.length];
            for (int lead = 0; lead < leads; lead++) {
                double value = random.nextGaussian();
                boolean likely = random.nextDouble() < Logistic.probability(0.5 * value);
                for (int month = 0; month < months; month++) {
                    kind[lead * months + month] = value;
                    labels[lead * months + month] = likely;
                }
            }
            Sample sample = new Sample(new double[][] {kind}, labels, new double[] {0.5});
            int[] lead =
                    IntStream.range(0, kind.length).map(row -> row / months).toArray();
            LogisticTrainer trainer = new LogisticTrainer(1e6, 1);
            naive += covers(trainer.fit(sample.matrix(), labels));
            heeded += covers(trainer.fit(sample.matrix(), labels, Clusters.byNumber(lead)));
        }
        assertTrue(naive < 75, "rows taken as independent promise too much: " + naive);
        assertTrue(heeded >= 90 && heeded <= 99, "covered " + heeded);
    }

    private static int covers(LogisticFit fit) {
        Interval interval = fit.weightInterval(0);
        return interval.covers(0.5) ? 1 : 0;
    }

    /** By its definition, with matrices. */
    private static double[] sandwich(Sample sample, LogisticFit fit, int[] cluster, double c) {
        int size = EFFECTS.length + 1;
        RealMatrix hessian = new Array2DRowRealMatrix(size, size);
        RealMatrix scores = new Array2DRowRealMatrix(170, size);
        double[][] rows = sample.rows();
        for (int i = 0; i < rows.length; i++) {
            double p = Logistic.probability(fit.linearPredictor(rows[i]));
            for (int j = 0; j < size; j++) {
                double x = j == 0 ? 1 : rows[i][j - 1];
                scores.addToEntry(cluster[i], j, c * (p - (sample.labels()[i] ? 1 : 0)) * x);
                for (int l = 0; l < size; l++) {
                    hessian.addToEntry(j, l, c * p * (1 - p) * x * (l == 0 ? 1 : rows[i][l - 1]));
                }
            }
        }
        for (int j = 1; j < size; j++) {
            hessian.addToEntry(j, j, 1);
        }
        RealMatrix inverse = new LUDecomposition(hessian).getSolver().getInverse();
        RealMatrix covariance = inverse.multiply(scores.transpose().multiply(scores))
                .multiply(inverse)
                .scalarMultiply(170.0 / 169.0);
        return IntStream.range(0, size)
                .mapToDouble(j -> Math.sqrt(covariance.getEntry(j, j)))
                .toArray();
    }
}
