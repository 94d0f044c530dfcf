package io.plumbline.training.pipeline;

import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.fit.RegularisationPath;
import io.plumbline.training.split.Fold;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Predictions of development rows by models that did not see them, and the weight of the data that gave the best ones.
 *
 * @param c                the weight with the least out-of-fold log loss; of equals the smallest
 * @param rows             the rows judged, ascending; empty without folds
 * @param linearPredictors of these rows, at {@code c}
 */
record OutOfFold(double c, int[] rows, double[] linearPredictors) {

    /**
     * Fits every fold with every weight.
     *
     * @param weights ascending; without folds the first is taken, which trusts the data least
     */
    static OutOfFold fit(Store store, TrainingSet set, List<Fold> folds, List<Double> weights, int threads) {
        int[] rows = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.validation()))
                .toArray();
        double[][] predictors = new double[weights.size()][rows.length];
        int offset = 0;
        for (Fold fold : folds) {
            fitFold(store, set, fold, weights, threads, predictors, offset);
            offset += fold.validation().length;
        }
        int best = best(set.labels(rows), predictors);
        return sorted(weights.get(best), rows, predictors[best]);
    }

    private static void fitFold(
            Store store,
            TrainingSet set,
            Fold fold,
            List<Double> weights,
            int threads,
            double[][] predictors,
            int offset) {
        EncodedFold rows = EncodedFold.of(store, set, fold);
        List<double[]> judged = RegularisationPath.linearPredictors(
                rows.train(), set.labels(fold.train()), weights, rows.validation(), threads);
        for (int k = 0; k < predictors.length; k++) {
            System.arraycopy(judged.get(k), 0, predictors[k], offset, fold.validation().length);
        }
    }

    private static int best(boolean[] labels, double[][] predictors) {
        double[] losses = Arrays.stream(predictors)
                .mapToDouble(predictor -> loss(predictor, labels))
                .toArray();
        return IntStream.range(0, losses.length)
                .reduce((kept, next) -> losses[next] < losses[kept] ? next : kept)
                .orElseThrow();
    }

    private static double loss(double[] predictors, boolean[] labels) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss += Logistic.loss(predictors[i], labels[i]);
        }
        return loss;
    }

    private static OutOfFold sorted(double c, int[] rows, double[] predictors) {
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> rows[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new OutOfFold(
                c,
                Arrays.stream(order).map(i -> rows[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> predictors[i]).toArray());
    }
}
