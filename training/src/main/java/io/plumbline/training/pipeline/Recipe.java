package io.plumbline.training.pipeline;

import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.TrainingPolicy;
import io.plumbline.training.calibration.CalibratorChoice;
import io.plumbline.training.fit.LogisticTrainer;

/**
 * What is chosen once and then used for the evaluation fit and the deployed fit alike.
 *
 * @param outOfFold  what it was chosen on
 * @param calibrator linear predictor to probability
 */
record Recipe(OutOfFold outOfFold, Calibrator calibrator) {

    /** Chooses out of fold; nothing is calibrated where there are no folds. */
    static Recipe choose(Store store, TrainingSet set, Parts parts, TrainingPolicy policy, int threads) {
        OutOfFold outOfFold = OutOfFold.fit(store, set, parts.folds(), policy.c(), threads);
        Calibrator calibrator = outOfFold.rows().length == 0
                ? new NoCalibration()
                : CalibratorChoice.choose(
                                outOfFold.linearPredictors(),
                                set.labels(outOfFold.rows()),
                                set.clusters(outOfFold.rows()),
                                policy.seed())
                        .calibrator();
        return new Recipe(outOfFold, calibrator);
    }

    LogisticTrainer trainer(int threads) {
        return new LogisticTrainer(outOfFold.c(), threads);
    }
}
