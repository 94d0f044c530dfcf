package io.plumbline.training.yardstick;

import io.plumbline.training.fit.DesignMatrix;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Gradient-boosted trees by Tribuo's XGBoost (Chen and Guestrin 2016), which find bends and interactions that a logistic
 * model does not have. One thread and no sampling: the same rows give the same bits on one machine.
 *
 * @param trees number of rounds of boosting, at least 1
 * @param depth splits on the way to a leaf, at least 1
 */
public record BoostedTrees(int trees, int depth) {
    /** Recipes to choose from, the most careful one first. */
    public static final List<BoostedTrees> RECIPES =
            List.of(new BoostedTrees(100, 2), new BoostedTrees(100, 4), new BoostedTrees(200, 6));

    private static final String POSITIVE = "positive";
    private static final Label HAPPENED = new Label(POSITIVE);
    private static final Label DID_NOT = new Label("negative");
    /** Half a step of a float below 1: what the library means by certain. */
    private static final double LEAST = Math.ulp(1f) / 4;

    /**
     * Fits and judges.
     *
     * @param train  encoded rows to fit on
     * @param labels outcome of each of them; both kinds occur
     * @param judged encoded rows of the same columns
     * @return the probabilities of the judged rows, above 0 and below 1; empty where the library does not run on this
     *     machine
     */
    public Optional<double[]> probabilities(DesignMatrix train, boolean[] labels, DesignMatrix judged) {
        try {
            Model<Label> model = TreeTrainer.of(this).train(dataset(train, labels));
            List<Prediction<Label>> predictions = model.predict(IntStream.range(0, judged.rows())
                    .mapToObj(row -> example(DID_NOT, judged, row))
                    .toList());
            return Optional.of(
                    predictions.stream().mapToDouble(BoostedTrees::probability).toArray());
        } catch (LinkageError e) {
            return Optional.empty();
        }
    }

    private static MutableDataset<Label> dataset(DesignMatrix rows, boolean[] labels) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(
                new SimpleDataSourceProvenance("training rows", OffsetDateTime.MIN, factory), factory);
        for (int row = 0; row < rows.rows(); row++) {
            dataset.add(example(labels[row] ? HAPPENED : DID_NOT, rows, row));
        }
        return dataset;
    }

    /** Tribuo refuses a row without any value, so the first column is always told. */
    private static Example<Label> example(Label label, DesignMatrix matrix, int row) {
        int[] told = IntStream.range(0, matrix.width())
                .filter(column -> column == 0 || matrix.value(row, column) != 0)
                .toArray();
        String[] names = new String[told.length];
        double[] values = new double[told.length];
        for (int k = 0; k < told.length; k++) {
            names[k] = matrix.names().get(told[k]);
            values[k] = matrix.value(row, told[k]);
        }
        return new ArrayExample<>(label, names, values);
    }

    private static double probability(Prediction<Label> prediction) {
        Label scored = prediction.getOutputScores().get(POSITIVE);
        return scored == null ? LEAST : Math.max(LEAST, Math.min(1 - LEAST, scored.getScore()));
    }
}
