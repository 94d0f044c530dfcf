package io.plumbline.training.fit;

import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tribuo.Model;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.impl.ArrayExample;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trained model in Tribuo's form: saved with its provenance, loaded again, asked for probabilities. Its features are
 * encoded columns, and its probability is the one before calibration.
 */
public final class TribuoModel {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final LinearSGDModel model;

    private TribuoModel(LinearSGDModel model) {
        this.model = model;
    }

    /**
     * Carries a fit into Tribuo.
     *
     * @throws IllegalArgumentException if the fit and the record differ in the number of features, or names repeat
     */
    public static TribuoModel of(LogisticFit fit, TrainingRecord training) {
        if (fit.weights().size() != training.features().size()) {
            throw new IllegalArgumentException("The fit has " + fit.weights().size() + " weights, the record "
                    + training.features().size() + " features");
        }
        return new TribuoModel(new TribuoTerms(training).model(fit));
    }

    /**
     * Loads what {@link #saved} wrote.
     *
     * @throws IllegalArgumentException if the bytes hold another kind of model
     */
    public static TribuoModel load(byte[] saved) {
        try {
            Model<?> model = RootLocale.during(() -> Model.deserializeFromStream(new ByteArrayInputStream(saved)));
            if (model instanceof LinearSGDModel linear) {
                return new TribuoModel(linear);
            }
            throw new IllegalArgumentException("The saved model is not a linear classifier");
        } catch (IOException e) {
            throw new IllegalArgumentException("The bytes are not a saved Tribuo model", e);
        }
    }

    /** The model with its provenance as Tribuo's protocol buffer. */
    public byte[] saved() {
        try {
            return RootLocale.during(() -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                model.serializeToStream(bytes);
                return bytes.toByteArray();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model itself, for Tribuo's own tools. */
    public LinearSGDModel model() {
        return model;
    }

    /**
     * Probability of a label for one encoded row, by Tribuo's own prediction.
     *
     * @param label one of the model's two labels
     * @param names the model's features in any order
     * @param values of those features, finite
     * @throws IllegalArgumentException if the names are not the model's, a value is not finite or the label is unknown
     */
    public double probability(String label, List<String> names, double[] values) {
        requireOwnFeatures(names);
        for (int j = 0; j < values.length; j++) {
            if (!Double.isFinite(values[j])) {
                throw new IllegalArgumentException("Feature '" + names.get(j) + "' is not a finite number");
            }
        }
        ArrayExample<Label> row = new ArrayExample<>(new Label(label), names.toArray(String[]::new), values);
        Label predicted = model.predict(row).getOutputScores().get(label);
        if (predicted == null) {
            throw new IllegalArgumentException("The model has no label '" + label + "'");
        }
        return predicted.getScore();
    }

    /** Tribuo passes over names it does not know without a word. */
    private void requireOwnFeatures(List<String> names) {
        Set<String> given = new TreeSet<>(names);
        Set<String> own = new TreeSet<>();
        for (VariableInfo feature : model.getFeatureIDMap()) {
            own.add(feature.getName());
        }
        if (!given.equals(own) || given.size() != names.size()) {
            throw new IllegalArgumentException("The model reads " + own + ", got " + names);
        }
    }

    /** Where the model comes from, as JSON with sorted keys. */
    public String provenanceJson() {
        return JSON.writeValueAsString(ProvenanceUtil.convertToMap(model.getProvenance()));
    }
}
