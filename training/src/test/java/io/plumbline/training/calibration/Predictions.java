package io.plumbline.training.calibration;

import io.plumbline.engine.model.Calibrator;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Seeded linear predictors, and outcomes of known probability. */
record Predictions(double[] linearPredictors, boolean[] labels) {

    static Predictions of(int rows, long seed, DoubleUnaryOperator probability) {
        Random random = new Random(seed);
        double[] linearPredictors = new double[rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            linearPredictors[i] = -1.5 + 1.2 * random.nextGaussian();
            labels[i] = random.nextDouble() < probability.applyAsDouble(linearPredictors[i]);
        }
        return new Predictions(linearPredictors, labels);
    }

    double loss(Calibrator calibrator) {
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            double p = calibrator.probability(linearPredictors[i]);
            total -= Math.log(labels[i] ? p : 1 - p);
        }
        return total / labels.length;
    }
}
