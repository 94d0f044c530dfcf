package io.plumbline.training.fit;

import java.util.List;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.LinearParameters;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.ModelProvenance;

/**
 * Makes Tribuo's linear model from coefficients that Tribuo did not find. Its constructor is closed, but its trainer
 * lets subclasses build one; nothing is trained here.
 */
final class LinearModels extends LinearSGDTrainer {
    private static final String NAME = "plumbline-propensity";

    private LinearModels() {
        super(new LogMulticlass(), new AdaGrad(1), 1, DEFAULT_SEED);
    }

    /**
     * A model whose softmax over two labels equals the logistic function: the positive label carries all coefficients,
     * the other one zeros.
     *
     * @param positive the label that the fit speaks of, one of two
     * @param names the fit's columns, in order: the names of {@code features} in some order
     */
    static LinearSGDModel model(
            ModelProvenance provenance,
            ImmutableFeatureMap features,
            ImmutableOutputInfo<Label> labels,
            Label positive,
            LogisticFit fit,
            List<String> names) {
        LinearParameters parameters = new LinearParameters(features.size() + 1, labels.size());
        int row = labels.getID(positive);
        for (int j = 0; j < names.size(); j++) {
            parameters
                    .getWeightMatrix()
                    .set(row, features.getID(names.get(j)), fit.weights().get(j));
        }
        parameters.getWeightMatrix().set(row, features.size(), fit.intercept());
        return new LinearModels().createModel(NAME, provenance, features, labels, parameters);
    }

    /** A model like another one with other weights: a row per label, the last column the intercepts. */
    static LinearSGDModel model(LinearSGDModel like, DenseMatrix weights) {
        return new LinearModels()
                .createModel(
                        NAME,
                        like.getProvenance(),
                        like.getFeatureIDMap(),
                        like.getOutputIDInfo(),
                        new LinearParameters(weights));
    }
}
