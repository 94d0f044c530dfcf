package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    @Test
    void handCountedExample() {
        // By falling score: + | - + (tied) | - | +
        double[] scores = {0.9, 0.5, 0.5, 0.3, 0.1};
        boolean[] labels = {true, false, true, false, true};

        RankingFigures figures = Ranking.of(scores, labels).figures();

        assertEquals((1 + 1 + 0.5 + 1 + 0 + 0) / 6, figures.rocAuc().getAsDouble(), 1e-15);
        assertEquals((1.0 + 2.0 / 3 + 3.0 / 5) / 3, figures.averagePrecision().getAsDouble(), 1e-15);
        assertEquals(0.5 / 0.5 / (3.0 / 5), figures.topDecileLift().getAsDouble(), 1e-15);
    }

    @Test
    void tiedRowsAtTheBorderCountInPart() {
        double[] scores = {3, 2, 2, 2, 1};
        boolean[] labels = {false, true, true, false, true};

        Ranking ranking = Ranking.of(scores, labels);

        assertEquals(0, ranking.positivesAmongTop(1));
        assertEquals(2.0 / 3, ranking.positivesAmongTop(2), 1e-15);
        assertEquals(2.0 / 3 * 1.5, ranking.positivesAmongTop(2.5), 1e-15);
        assertEquals(3, ranking.positivesAmongTop(99));
    }

    @Test
    void theTwoZerosAreOneScore() {
        Ranking ranking = Ranking.of(new double[] {0.0, -0.0}, new boolean[] {true, false});

        assertEquals(OptionalDouble.of(0.5), ranking.figures().rocAuc());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 200, 5, 0.3", "2, 200, 1000000, 0.3", "3, 300, 20, 0.02", "4, 50, 3, 1", "5, 50, 3, 0",
        "6, 1, 3, 1", "7, 1, 3, 0", "8, 7, 1, 0.5", "9, 400, 40, 0.5", "10, 13, 4, 0.4"
    })
    void figuresEqualTheSlowTwin(long seed, int rows, int levels, double rate) {
        Random random = new Random(seed);
        double[] scores = IntStream.range(0, rows)
                .mapToDouble(i -> random.nextInt(levels) / 7.0)
                .toArray();
        boolean[] labels = labels(random, rows, rate);

        RankingFigures figures = Ranking.of(scores, labels).figures();

        assertSame(SlowMetrics.rocAuc(scores, labels), figures.rocAuc());
        assertSame(SlowMetrics.averagePrecision(scores, labels), figures.averagePrecision());
        assertSame(SlowMetrics.topDecileLift(scores, labels), figures.topDecileLift());
        for (double top = 0; top <= rows; top += rows / 9.0) {
            assertEquals(
                    SlowMetrics.positivesAmongTop(scores, labels, top),
                    Ranking.of(scores, labels).positivesAmongTop(top),
                    1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 4", "2, 90, 30", "3, 60, 60", "4, 10, 1"})
    void weightedFiguresEqualThoseOfRepeatedRows(long seed, int rows, int clusterCount) {
        Random random = new Random(seed);
        double[] scores =
                IntStream.range(0, rows).mapToDouble(i -> random.nextInt(9)).toArray();
        boolean[] labels = labels(random, rows, 0.4);
        Clusters clusters = Clusters.byNumber(
                IntStream.range(0, rows).map(i -> i % clusterCount).toArray());
        int[] weights =
                IntStream.range(0, clusterCount).map(k -> random.nextInt(4)).toArray();
        int[] repeated = IntStream.range(0, rows)
                .flatMap(i -> IntStream.generate(() -> i).limit(weights[clusters.of(i)]))
                .toArray();
        double[] repeatedScores =
                IntStream.of(repeated).mapToDouble(i -> scores[i]).toArray();
        boolean[] repeatedLabels = new boolean[repeated.length];
        for (int k = 0; k < repeated.length; k++) {
            repeatedLabels[k] = labels[repeated[k]];
        }

        assertEquals(
                Ranking.of(repeatedScores, repeatedLabels).figures(),
                Ranking.of(scores, labels, clusters).figures(weights));
    }

    @Test
    void withoutRowsNothingIsDefined() {
        assertEquals(
                new RankingFigures(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                Ranking.of(new double[0], new boolean[0]).figures());
    }

    @Test
    void anUnknownScoreIsRefused() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> Ranking.of(new double[] {1, Double.NaN}, new boolean[] {true, false}));

        assertEquals("A score is not a finite number; scores must be known for every row", error.getMessage());
    }

    @Test
    void aLabelTooFewIsRefused() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> Ranking.of(new double[] {1, 2}, new boolean[] {true}));

        assertEquals("Got 2 scores, 1 labels and 2 cluster numbers; give one of each per row", error.getMessage());
    }

    private static boolean[] labels(Random random, int rows, double rate) {
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = random.nextDouble() < rate;
        }
        return labels;
    }

    private static void assertSame(OptionalDouble expected, OptionalDouble actual) {
        assertEquals(expected.isPresent(), actual.isPresent());
        expected.ifPresent(value -> assertEquals(value, actual.getAsDouble(), 1e-12));
    }
}
