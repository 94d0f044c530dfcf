package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.model.PlattCalibration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlattFittingTest {
    @Test
    void twoPredictorsGetTheirObservedRates() {
        double[] linearPredictors = {0, 0, 0, 0, 2, 2, 2, 2};
        boolean[] labels = {true, false, false, false, true, true, true, false};

        PlattCalibration calibration =
                PlattFitting.fit(linearPredictors, labels).orElseThrow();

        assertEquals(Math.log(3), calibration.slope(), 1e-7);
        assertEquals(-Math.log(3), calibration.intercept(), 1e-7);
        assertEquals(0.25, calibration.probability(0), 1e-7);
        assertEquals(0.75, calibration.probability(2), 1e-7);
    }

    @Test
    void aKnownDistortionIsUndone() {
        Predictions predictions = Predictions.of(200_000, 5, z -> 1 / (1 + Math.exp(-(0.5 * z + 0.3))));

        PlattCalibration calibration = PlattFitting.fit(predictions.linearPredictors(), predictions.labels())
                .orElseThrow();

        assertEquals(0.5, calibration.slope(), 0.02);
        assertEquals(0.3, calibration.intercept(), 0.03);
    }

    @Test
    void aScoreInLargeUnitsIsFittedAsWell() {
        PlattCalibration small = PlattFitting.fit(new double[] {0, 1, 1, 2}, new boolean[] {false, true, false, true})
                .orElseThrow();
        PlattCalibration large = PlattFitting.fit(
                        new double[] {5e6, 6e6, 6e6, 7e6}, new boolean[] {false, true, false, true})
                .orElseThrow();

        assertEquals(small.probability(1.5), large.probability(6.5e6), 1e-9);
    }

    @Test
    void aFallingOutcomeHasNoCalibration() {
        assertEquals(
                Optional.empty(), PlattFitting.fit(new double[] {0, 0, 2, 2}, new boolean[] {true, true, false, true}));
    }

    @Test
    void oneOutcomeOrOnePredictorHasNoCalibration() {
        assertEquals(Optional.empty(), PlattFitting.fit(new double[] {0, 1}, new boolean[2]));
        assertEquals(Optional.empty(), PlattFitting.fit(new double[] {1, 1}, new boolean[] {true, false}));
        assertEquals(Optional.empty(), PlattFitting.fit(new double[0], new boolean[0]));
    }
}
