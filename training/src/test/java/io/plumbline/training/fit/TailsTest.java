package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TailsTest {
    @Test
    void theExponentialIsRightToTwoUnitsInTheLastPlace() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000_000; i++) {
            double x = i < 500_000 ? -700 * random.nextDouble() : -Math.exp(10 * random.nextGaussian() - 5);
            if (x > -700) {
                double exact = StrictMath.exp(x);
                assertTrue(Math.abs(Tails.exp(x) - exact) <= 2 * Math.ulp(exact), () -> "exp(" + x + ")");
            }
        }
        assertEquals(1, Tails.exp(0));
        assertEquals(1, Tails.exp(-0.0));
    }

    @Test
    void farOutItIsNoLessThanAtMinus700() {
        assertEquals(StrictMath.exp(-700), Tails.exp(-1e300), 1e-318);
        assertEquals(Tails.exp(-700), Tails.exp(Double.NEGATIVE_INFINITY));
    }

    @Test
    void lossesResidualsAndCurvatureAreThoseOfTheDefinition() {
        Random random = new Random(5);
        int rows = 1024;
        double[] predictors = new double[rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            predictors[i] = (i % 3 == 0 ? 60 : 3) * random.nextGaussian();
            labels[i] = random.nextBoolean();
        }
        double[] residuals = predictors.clone();
        double[] curvature = new double[rows];
        double loss = Tails.residuals(residuals, rows, labels, 0, curvature);
        double expected = 0;
        for (int i = 0; i < rows; i++) {
            expected += Logistic.loss(predictors[i], labels[i]);
            double missed = Logistic.probability(labels[i] ? -predictors[i] : predictors[i]);
            assertEquals(labels[i] ? -missed : missed, residuals[i], 1e-15 * missed);
            double p = Logistic.probability(-Math.abs(predictors[i]));
            assertEquals(p * (1 - p), curvature[i], 1e-15 * p);
        }
        assertEquals(expected, loss, 1e-13 * expected);
    }

    @Test
    void tinyLossesOfCertainRowsAreNotLost() {
        double[] predictors = {-50, 45, -60};
        double expected = 0;
        boolean[] labels = {false, true, false};
        for (int i = 0; i < labels.length; i++) {
            expected += Logistic.loss(predictors[i], labels[i]);
        }
        assertEquals(expected, Tails.residuals(predictors, 3, labels, 0, new double[3]), 1e-14 * expected);
    }
}
