package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerComparisonTest {
    private static final int ROWS = 2_000;
    private final boolean[] labels = new boolean[ROWS];
    private final double[] good = new double[ROWS];
    private final double[] noise = new double[ROWS];

    ScorerComparisonTest() {
        Random random = new Random(2);
        for (int i = 0; i < ROWS; i++) {
            good[i] = random.nextDouble();
            noise[i] = random.nextInt(20);
            labels[i] = random.nextDouble() < good[i];
        }
    }

    @Test
    void theSameInputGivesTheSameFiguresOnAnyNumberOfThreads() {
        for (Metric metric : Metric.values()) {
            assertEquals(
                    compare(1).difference("good", "noise", metric), compare(3).difference("good", "noise", metric));
            assertEquals(compare(1).estimate("good", metric), compare(3).estimate("good", metric));
        }
    }

    @Test
    void aScorerThatKnowsMoreIsBetterBeyondChance() {
        Estimate difference = compare(2).difference("good", "noise", Metric.ROC_AUC);

        assertEquals(5.0 / 6 - 0.5, difference.value().orElseThrow(), 0.03);
        assertTrue(difference.interval().orElseThrow().low() > 0.2);
    }

    @Test
    void aScorerDoesNotDifferFromItself() {
        Estimate difference = compare(2).difference("good", "copy", Metric.AVERAGE_PRECISION);

        assertEquals(new Estimate(OptionalDouble.of(0), Optional.of(new Interval(0, 0))), difference);
    }

    @Test
    void aScorerWithoutProbabilityHasNoLogLoss() {
        Estimate none = new Estimate(OptionalDouble.empty(), Optional.empty());

        assertEquals(none, compare(2).estimate("noise", Metric.LOG_LOSS));
        assertEquals(none, compare(2).difference("good", "noise", Metric.BRIER));
    }

    @Test
    void figuresAreThoseOfTheRowsThemselves() {
        assertEquals(
                Ranking.of(good, labels).figures().rocAuc(),
                compare(2).estimate("good", Metric.ROC_AUC).value());
        assertEquals(
                ProbabilityLosses.of(good, labels, Clusters.eachRow(ROWS)).logLoss(),
                compare(2).estimate("good", Metric.LOG_LOSS).value());
    }

    @Test
    void anUnknownScorerIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> compare(1).estimate("points", Metric.ROC_AUC));

        assertEquals("No scorer is called 'points'; compared: [good, copy, noise]", error.getMessage());
    }

    @Test
    void repeatedScorerNamesAreRefused() {
        List<RankedScorer> scorers = List.of(RankedScorer.ranking("a", good), RankedScorer.ranking("a", noise));

        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> ScorerComparison.of(scorers, labels, Clusters.eachRow(ROWS), new ClusterBootstrap(1, 1, 1)));

        assertEquals("Two scorers are called 'a'; names must differ", error.getMessage());
    }

    private ScorerComparison compare(int threads) {
        List<RankedScorer> scorers = List.of(
                RankedScorer.of("good", good, good),
                RankedScorer.of("copy", good, good),
                RankedScorer.ranking("noise", noise));
        return ScorerComparison.of(scorers, labels, Clusters.eachRow(ROWS), new ClusterBootstrap(9, 100, threads));
    }
}
