package io.plumbline.training.fit;

import java.util.List;

/** Fits of the same rows with several weights of the data, for choosing among them. */
public final class RegularisationPath {
    private RegularisationPath() {}

    /**
     * Fits and judges.
     *
     * @param train   encoded rows to fit on
     * @param labels  outcome of each of them
     * @param weights values of C, ascending, each above 0
     * @param judged  encoded rows of the same columns
     * @return for each weight the linear predictors of the judged rows, in their order
     */
    public static List<double[]> linearPredictors(
            DesignMatrix train, boolean[] labels, List<Double> weights, DesignMatrix judged, int threads) {
        return LogisticTrainer.path(train, labels, weights, threads).stream()
                .map(coefficients -> Logistic.linearPredictors(coefficients, judged))
                .toList();
    }
}
