package io.plumbline.training.calibration;

import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.IsotonicCalibration;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.SplitMix64;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which calibrator the out-of-fold predictions ask for, and what each candidate costs in mean log loss on leads that it
 * has not seen (five folds by lead).
 *
 * @param calibrator the chosen one, fitted on all rows
 * @param noneLoss mean log loss of the linear predictor as it is
 * @param plattLoss cross-validated; empty where Platt calibration cannot be fitted
 * @param isotonicLoss cross-validated; empty with fewer than 1,000 positives
 */
public record CalibratorChoice(
        Calibrator calibrator, double noneLoss, OptionalDouble plattLoss, OptionalDouble isotonicLoss) {
    private static final int FOLDS = 5;
    private static final int ISOTONIC_POSITIVES = 1_000;
    /** A smaller gain in mean log loss counts as a tie; the simpler calibrator is kept. */
    private static final double LEAST_GAIN = 1e-4;

    /**
     * Fits the candidates and chooses.
     *
     * @param linearPredictors out of fold, finite, one per row
     * @param labels outcome of each row
     * @param leads the lead of each row
     * @param seed decides which leads share a fold
     */
    public static CalibratorChoice choose(double[] linearPredictors, boolean[] labels, Clusters leads, long seed) {
        Folds folds = new Folds(linearPredictors, labels, foldOfRow(leads, seed), FOLDS);
        double none = folds.loss((z, y) -> Optional.of(new NoCalibration())).orElse(0);
        OptionalDouble platt = folds.loss(PlattFitting::fit);
        OptionalDouble isotonic =
                isotonicAllowed(labels) ? folds.loss(CalibratorChoice::isotonic) : OptionalDouble.empty();
        Optional<? extends Calibrator> chosen = Optional.empty();
        double best = none;
        if (platt.isPresent() && platt.getAsDouble() < best - LEAST_GAIN) {
            chosen = PlattFitting.fit(linearPredictors, labels);
            best = platt.getAsDouble();
        }
        if (isotonic.isPresent() && isotonic.getAsDouble() < best - LEAST_GAIN) {
            chosen = isotonic(linearPredictors, labels);
        }
        Calibrator calibrator = chosen.isPresent() ? chosen.get() : new NoCalibration();
        return new CalibratorChoice(calibrator, none, platt, isotonic);
    }

    /** Empty when one level is all that is left: a map that ranks nothing would undo the model. */
    private static Optional<IsotonicCalibration> isotonic(double[] linearPredictors, boolean[] labels) {
        return Optional.of(IsotonicFitting.fit(linearPredictors, labels))
                .filter(fitted -> fitted.probability(Double.MAX_VALUE) > fitted.probability(-Double.MAX_VALUE));
    }

    private static boolean isotonicAllowed(boolean[] labels) {
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        return positives >= ISOTONIC_POSITIVES;
    }

    private static int[] foldOfRow(Clusters leads, long seed) {
        int[] fold = new int[leads.rows()];
        for (int i = 0; i < fold.length; i++) {
            fold[i] = new SplitMix64(seed, leads.of(i)).below(FOLDS);
        }
        return fold;
    }
}
