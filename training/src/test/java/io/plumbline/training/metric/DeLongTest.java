package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeLongTest {
    private static final int ROWS = 300;

    /**
     * Made with numpy 2 and scipy: for the rows below, psi = (p > q) + (p == q) / 2 over all pairs of a positive and a
     * negative row, S = cov(psi.mean(1)) / 64 + cov(psi.mean(0)) / 236 of both scores, and the difference plus and minus
     * norm.ppf(0.975) * sqrt(S11 + S22 - 2 S12); Kendall and Spearman by scipy.stats.kendalltau and spearmanr.
     */
    @Test
    void figuresAreThoseOfAnotherImplementation() {
        double[] first = IntStream.range(0, ROWS)
                .mapToDouble(i -> (7 * i * i + 3 * i) % 101)
                .toArray();
        double[] second = IntStream.range(0, ROWS)
                .mapToDouble(i -> (5 * i * i + 11 * i) % 89)
                .toArray();
        boolean[] labels = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = (13 * i) % 40 + (int) first[i] / 2 + (int) second[i] / 3 > 75;
        }
        Estimate difference = DeLong.of(first, second, labels).difference();
        assertEquals(0.16925979872881347, difference.value().orElseThrow(), 1e-12);
        assertEquals(0.0846955925754443, difference.low().orElseThrow(), 1e-12);
        assertEquals(0.25382400488218265, difference.high().orElseThrow(), 1e-12);
        RankAgreement agreement = RankAgreement.of(first, second, Clusters.eachRow(ROWS));
        int[] once = new int[ROWS];
        Arrays.fill(once, 1);
        assertEquals(0.05809247327408165, agreement.kendall(once), 1e-12);
        assertEquals(0.08395218576049147, agreement.spearman(once), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itIsTheSpreadOfAllPairs(long seed) {
        Random random = new Random(seed);
        double[] first = random.ints(90, 0, 12).asDoubleStream().toArray();
        double[] second = random.ints(90, 0, 40).asDoubleStream().toArray();
        boolean[] labels = new boolean[90];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(30) < first[i] + 5;
        }
        double[][] ofPositives = {shares(first, labels, true), shares(second, labels, true)};
        double[][] ofNegatives = {shares(first, labels, false), shares(second, labels, false)};
        double variance = spread(ofPositives) + spread(ofNegatives);
        Estimate fast = DeLong.of(first, second, labels).difference();
        assertEquals(mean(ofPositives[0]) - mean(ofPositives[1]), fast.value().orElseThrow(), 1e-12);
        assertEquals(
                2 * 1.959963984540054 * Math.sqrt(variance),
                fast.high().orElseThrow() - fast.low().orElseThrow(),
                1e-12);
    }

    @Test
    void withOneRowPerClusterTheBootstrapAgrees() {
        Random random = new Random(3);
        int rows = 2_000;
        double[] first = random.doubles(rows).toArray();
        double[] second =
                Arrays.stream(first).map(x -> x + random.nextGaussian()).toArray();
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextDouble() < 0.4 * first[i];
        }
        Estimate closed = DeLong.of(first, second, labels).difference();
        Estimate drawn = ScorerComparison.of(
                        List.of(RankedScorer.ranking("a", first), RankedScorer.ranking("b", second)),
                        labels,
                        Clusters.eachRow(rows),
                        new ClusterBootstrap(1, 1_000, 2))
                .difference("a", "b", Metric.ROC_AUC);
        assertEquals(drawn.value().orElseThrow(), closed.value().orElseThrow(), 1e-12);
        assertEquals(drawn.low().orElseThrow(), closed.low().orElseThrow(), 0.006);
        assertEquals(drawn.high().orElseThrow(), closed.high().orElseThrow(), 0.006);
    }

    @Test
    void oneRowOfAnOutcomeIsTooFew() {
        assertTrue(DeLong.of(new double[] {1, 2, 3}, new double[] {3, 1, 2}, new boolean[] {true, false, false})
                .difference()
                .interval()
                .isEmpty());
    }

    private static double[] shares(double[] scores, boolean[] labels, boolean label) {
        return IntStream.range(0, scores.length)
                .filter(i -> labels[i] == label)
                .mapToDouble(i -> IntStream.range(0, scores.length)
                        .filter(k -> labels[k] != label)
                        .mapToDouble(k -> {
                            double won = scores[i] > scores[k] ? 1 : scores[i] == scores[k] ? 0.5 : 0;
                            return label ? won : 1 - won;
                        })
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double spread(double[][] shares) {
        int n = shares[0].length;
        double mean = mean(shares[0]) - mean(shares[1]);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.pow(shares[0][i] - shares[1][i] - mean, 2);
        }
        return sum / (n - 1) / n;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
