package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.model.IsotonicCalibration;
import io.plumbline.engine.model.IsotonicCalibration.Knot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsotonicFittingTest {
    @Test
    void handCheckedExample() {
        IsotonicCalibration calibration = IsotonicFitting.fit(
                new double[] {4, 1, 2, 3, 5, 1}, new boolean[] {true, false, true, false, true, false});

        assertEquals(
                List.of(new Knot(1, 0.5 / 3), new Knot(2.5, 0.5), new Knot(4.5, 1 - 0.5 / 3)), calibration.knots());
        assertEquals(0.5 / 3, calibration.probability(-10));
        assertEquals((0.5 / 3 + 0.5) / 2, calibration.probability(1.75), 1e-15);
        assertEquals(1 - 0.5 / 3, calibration.probability(10));
    }

    @Test
    void halfAPositiveIsNeverMoreThanTheNeighbourHas() {
        double[] linearPredictors = new double[1_100];
        boolean[] labels = new boolean[1_100];
        Arrays.fill(linearPredictors, 11, 1_100, 1);
        Arrays.fill(labels, 11, 15, true);

        IsotonicCalibration calibration = IsotonicFitting.fit(linearPredictors, labels);

        assertEquals(List.of(new Knot(0, 4.0 / 1_089), new Knot(1, 4.0 / 1_089)), calibration.knots());
    }

    @Test
    void outcomesOfOneKindStayOffTheEdges() {
        assertEquals(
                List.of(new Knot(2, 0.5 / 4)),
                IsotonicFitting.fit(new double[] {1, 2, 3}, new boolean[3]).knots());
        assertEquals(
                List.of(new Knot(2, 1 - 0.5 / 4)),
                IsotonicFitting.fit(new double[] {1, 2, 3}, new boolean[] {true, true, true})
                        .knots());
    }

    @Test
    void noMoreThanAHundredKnots() {
        Predictions predictions = Predictions.of(50_000, 1, z -> 1 / (1 + Math.exp(-z)));

        IsotonicCalibration calibration = IsotonicFitting.fit(predictions.linearPredictors(), predictions.labels());

        assertTrue(calibration.knots().size() <= 100);
        assertEquals(0.2, calibration.probability(Math.log(0.25)), 0.02);
    }
}
