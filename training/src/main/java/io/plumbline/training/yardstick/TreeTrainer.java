package io.plumbline.training.yardstick;

import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.xgboost.XGBoostTrainer.BoosterType;
import org.tribuo.common.xgboost.XGBoostTrainer.LoggingVerbosity;
import org.tribuo.common.xgboost.XGBoostTrainer.TreeMethod;

/** The only class that names XGBoost, so that where its jar is left out no other fails to load. */
final class TreeTrainer {
    private static final double LEARNING_RATE = 0.1;

    private TreeTrainer() {}

    static Trainer<Label> of(BoostedTrees recipe) {
        return new XGBoostClassificationTrainer(
                BoosterType.GBTREE,
                TreeMethod.HIST,
                recipe.trees(),
                LEARNING_RATE,
                0,
                recipe.depth(),
                1,
                1,
                1,
                1,
                0,
                1,
                LoggingVerbosity.SILENT,
                1L);
    }
}
