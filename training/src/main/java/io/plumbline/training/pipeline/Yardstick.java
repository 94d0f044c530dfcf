package io.plumbline.training.pipeline;

import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.EncodedRows;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.pipeline.Notes.Note;
import io.plumbline.training.split.Fold;
import io.plumbline.training.yardstick.BoostedTrees;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Boosted trees beside the evaluation model: fitted on the same encoded development rows, judged on the same test rows.
 *
 * @param probabilities of the test rows, in their order; NaN without a yardstick
 * @param note          what a reader must know about it
 */
record Yardstick(double[] probabilities, Optional<Note> note) {
    private static final String TOPIC = "yardstick";

    /** None was asked for. */
    static Yardstick none(int testRows) {
        return new Yardstick(absent(testRows), Optional.empty());
    }

    /**
     * Trains and judges. The recipe is the one with the least log loss on the newest fold, as C is chosen on all of them;
     * without folds the most careful.
     */
    static Yardstick beside(FittedModel evaluation, Store store, TrainingSet set, Parts parts) {
        int[] development = parts.split().development();
        int[] test = parts.split().test();
        if (test.length == 0) {
            return none(0);
        }
        BoostedTrees recipe = recipe(store, set, parts.folds());
        DesignMatrix judged = EncodedRows.read(store, evaluation.encoding(), RowSelection.of(store, test));
        return recipe.probabilities(evaluation.matrix(), set.labels(development), judged)
                .map(probabilities -> new Yardstick(probabilities, Optional.of(told(recipe))))
                .orElseGet(() -> new Yardstick(absent(test.length), Optional.of(notHere())));
    }

    private static BoostedTrees recipe(Store store, TrainingSet set, List<Fold> folds) {
        if (folds.isEmpty()) {
            return BoostedTrees.RECIPES.get(0);
        }
        Fold newest = folds.get(folds.size() - 1);
        EncodedFold rows = EncodedFold.of(store, set, newest);
        boolean[] labels = set.labels(newest.train());
        boolean[] happened = set.labels(newest.validation());
        double[] losses = BoostedTrees.RECIPES.stream()
                .mapToDouble(recipe -> recipe.probabilities(rows.train(), labels, rows.validation())
                        .map(probabilities -> loss(probabilities, happened))
                        .orElse(0.0))
                .toArray();
        int best = IntStream.range(0, losses.length)
                .reduce((kept, next) -> losses[next] < losses[kept] ? next : kept)
                .orElseThrow();
        return BoostedTrees.RECIPES.get(best);
    }

    private static double loss(double[] probabilities, boolean[] labels) {
        return IntStream.range(0, labels.length)
                .mapToDouble(i -> Logistic.loss(Logistic.logit(probabilities[i]), labels[i]))
                .sum();
    }

    private static double[] absent(int rows) {
        double[] absent = new double[rows];
        Arrays.fill(absent, Double.NaN);
        return absent;
    }

    private static Note told(BoostedTrees recipe) {
        return new Note(
                TOPIC,
                "The yardstick is " + recipe.trees() + " boosted trees of depth " + recipe.depth()
                        + " on the same rows and columns; it predicts for nobody.");
    }

    private static Note notHere() {
        return new Note(
                TOPIC,
                "There is no yardstick: XGBoost does not run on this machine. On macOS it needs 'brew install libomp'.");
    }
}
