package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProbabilityLossesTest {
    private static final boolean[] LABELS = {true, false, true};

    @Test
    void handCountedExample() {
        ProbabilityLosses losses = ProbabilityLosses.of(new double[] {0.8, 0.4, 0.5}, LABELS, Clusters.eachRow(3));

        assertEquals(
                (-Math.log(0.8) - Math.log(0.6) - Math.log(0.5)) / 3,
                losses.logLoss().getAsDouble(),
                1e-15);
        assertEquals((0.04 + 0.16 + 0.25) / 3, losses.brier().getAsDouble(), 1e-15);
    }

    @Test
    void weightsRepeatTheRowsOfACluster() {
        ProbabilityLosses losses =
                ProbabilityLosses.of(new double[] {0.8, 0.4, 0.5}, LABELS, Clusters.byNumber(new int[] {7, 7, 3}));

        assertEquals((2 * 0.04 + 2 * 0.16) / 4, losses.brier(new int[] {2, 0}).getAsDouble(), 1e-15);
    }

    @Test
    void whatWasCalledImpossibleAndHappenedHasNoMeanLogLoss() {
        ProbabilityLosses losses = ProbabilityLosses.of(new double[] {0, 0.4, 0.5}, LABELS, Clusters.eachRow(3));

        assertEquals(OptionalDouble.empty(), losses.logLoss());
        assertEquals((1 + 0.16 + 0.25) / 3, losses.brier().getAsDouble(), 1e-15);
    }

    @Test
    void aProbabilityOutsideItsRangeIsRefused() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> ProbabilityLosses.of(new double[] {0.5, 1.2, 0.5}, LABELS, Clusters.eachRow(3)));

        assertEquals("A probability lies outside 0..1", error.getMessage());
    }
}
