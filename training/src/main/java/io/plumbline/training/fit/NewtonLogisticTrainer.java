package io.plumbline.training.fit;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.TrainerProvenance;
import org.tribuo.provenance.impl.TrainerProvenanceImpl;

/**
 * {@link LogisticTrainer} for whoever works with Tribuo: trains Tribuo's own linear model on a two-label dataset, at
 * the one optimum of {@code 1/2 |w|^2 + c * sum of log losses}. Features missing from an example are zero, as everywhere
 * in Tribuo. Training twice gives the same model.
 */
public final class NewtonLogisticTrainer implements Trainer<Label> {
    @Config(mandatory = true, description = "Weight of the log losses against the penalty, positive.")
    private double c = 1;

    @Config(mandatory = true, description = "The instant that the models carry as their own.")
    private OffsetDateTime trainedAt = OffsetDateTime.MIN;

    private int threads = 1;
    private int invocations;

    /** For Tribuo's configuration system. */
    @SuppressWarnings("unused")
    private NewtonLogisticTrainer() {}

    /**
     * A trainer.
     *
     * @param c weight of the log losses against the penalty, positive
     * @param threads most threads to use; does not change the model
     * @param trainedAt instant that the models carry as their own
     */
    public NewtonLogisticTrainer(double c, int threads, Instant trainedAt) {
        this.c = new LogisticTrainer(c, threads).c();
        this.threads = threads;
        this.trainedAt = trainedAt.atOffset(ZoneOffset.UTC);
    }

    @Override
    public LinearSGDModel train(Dataset<Label> examples) {
        return train(examples, Map.of());
    }

    /**
     * Trains.
     *
     * @throws IllegalArgumentException if there are not exactly two labels, an example is weighted, or a value is not
     *     finite
     * @throws NotConvergedException if the optimum is not reached
     */
    @Override
    public LinearSGDModel train(Dataset<Label> examples, Map<String, Provenance> runProvenance) {
        ImmutableOutputInfo<Label> labels = examples.getOutputIDInfo();
        if (labels.size() != 2) {
            throw new IllegalArgumentException(
                    "The dataset has " + labels.size() + " labels; logistic regression needs two");
        }
        Label positive = labels.getOutput(1);
        DesignMatrix matrix = matrix(examples);
        LogisticFit fit = new LogisticTrainer(c, threads).fit(matrix, labels(examples, positive));
        ModelProvenance provenance = new ModelProvenance(
                LinearSGDModel.class.getName(), trainedAt, examples.getProvenance(), getProvenance(), runProvenance);
        invocations++;
        return LinearModels.model(provenance, examples.getFeatureIDMap(), labels, positive, fit, matrix.names());
    }

    private static DesignMatrix matrix(Dataset<Label> examples) {
        ImmutableFeatureMap features = examples.getFeatureIDMap();
        double[][] columns = new double[features.size()][examples.size()];
        int row = 0;
        for (Example<Label> example : examples) {
            if (example.getWeight() != 1) {
                throw new IllegalArgumentException("Weighted examples are not supported; repeat them instead");
            }
            for (Feature feature : example) {
                columns[features.getID(feature.getName())][row] = feature.getValue();
            }
            row++;
        }
        List<String> names = IntStream.range(0, features.size())
                .mapToObj(id -> features.get(id).getName())
                .toList();
        return DesignMatrix.of(names, columns, examples.size());
    }

    private static boolean[] labels(Dataset<Label> examples, Label positive) {
        boolean[] labels = new boolean[examples.size()];
        int row = 0;
        for (Example<Label> example : examples) {
            labels[row++] = example.getOutput().getLabel().equals(positive.getLabel());
        }
        return labels;
    }

    @Override
    public int getInvocationCount() {
        return invocations;
    }

    @Override
    public void setInvocationCount(int invocationCount) {
        invocations = invocationCount;
    }

    @Override
    public TrainerProvenance getProvenance() {
        return new TrainerProvenanceImpl(this);
    }
}
