package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BrierDecompositionTest {
    private static final double EPSILON = 1e-12;

    @Test
    void twoPromisesAreTakenApartByHand() {
        // of four promised 20 % one converts, of four promised 80 % two do
        double[] promised = {0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8};
        boolean[] converted = {true, false, false, false, true, true, false, false};
        BrierDecomposition parts = BrierDecomposition.of(promised, converted);
        assertEquals((0.05 * 0.05 + 0.3 * 0.3) / 2, parts.reliability(), EPSILON);
        assertEquals(0.125 * 0.125, parts.resolution(), EPSILON);
        assertEquals(3 / 8.0 * 5 / 8.0, parts.uncertainty(), EPSILON);
        assertEquals(0, parts.withinBins(), EPSILON);
    }

    @Test
    void partsAddUpToTheScore() {
        for (int rows : new int[] {1, 7, 10, 13, 999, 5_000}) {
            Predictions drawn = Predictions.of(rows, rows, z -> 1 / (1 + Math.exp(-z)));
            double[] promised = promised(drawn);
            BrierDecomposition parts = BrierDecomposition.of(promised, drawn.labels());
            assertEquals(
                    brier(promised, drawn.labels()),
                    parts.reliability() - parts.resolution() + parts.uncertainty() + parts.withinBins(),
                    EPSILON);
        }
    }

    @Test
    void tiedRowsShareABinWhateverTheirOrder() {
        double[] promised = {0.1, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.9};
        boolean[] converted = new boolean[12];
        converted[1] = true;
        BrierDecomposition first = BrierDecomposition.of(promised, converted);
        converted[1] = false;
        converted[10] = true;
        BrierDecomposition second = BrierDecomposition.of(promised, converted);
        assertEquals(first.resolution(), second.resolution(), EPSILON);
        assertEquals(first.withinBins(), second.withinBins(), EPSILON);
        // the first two places make a bin, and the second one is tied with nine more
        double missed = (3.1 - 1) / 11;
        assertEquals((11 * missed * missed + 0.81) / 12, first.reliability(), EPSILON);
    }

    @Test
    void oneOutcomeIsCertain() {
        BrierDecomposition parts = BrierDecomposition.of(new double[] {0.5, 0.5}, new boolean[2]);
        assertEquals(new BrierDecomposition(0.25, 0, 0, 0), parts);
    }

    private static double[] promised(Predictions drawn) {
        return Arrays.stream(drawn.linearPredictors())
                .map(z -> 1 / (1 + Math.exp(-0.7 * z)))
                .toArray();
    }

    private static double brier(double[] promised, boolean[] converted) {
        double sum = 0;
        for (int i = 0; i < promised.length; i++) {
            double missed = promised[i] - (converted[i] ? 1 : 0);
            sum += missed * missed;
        }
        return sum / promised.length;
    }
}
