package io.plumbline.training.registry;

import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.training.fit.OnnxGraph;
import io.plumbline.training.fit.TribuoModel;
import java.nio.charset.StandardCharsets;

/** The forms in which a model can leave the store. */
public enum ModelForm {
    /** A graph for ONNX runtimes, over encoded columns. */
    ONNX {
        @Override
        byte[] bytes(StoredModel stored, long modelId) {
            return OnnxGraph.bytes(TribuoModel.load(stored.artefact()), stored.model(), modelId);
        }

        @Override
        boolean calibrated(PropensityModel model) {
            return OnnxGraph.calibrated(model.calibrator());
        }
    },
    /** Tribuo's saved form with its provenance, as the training wrote it. */
    TRIBUO {
        @Override
        byte[] bytes(StoredModel stored, long modelId) {
            return stored.artefact();
        }

        @Override
        boolean calibrated(PropensityModel model) {
            return model.calibrator() instanceof NoCalibration;
        }
    },
    /** The definition from which the SQL is made: features, encoding, coefficients, calibrator and scale. */
    JSON {
        @Override
        byte[] bytes(StoredModel stored, long modelId) {
            return stored.model().definition().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        boolean calibrated(PropensityModel model) {
            return true;
        }
    };

    /**
     * A model in a form.
     *
     * @param calibrated whether what the file computes is the calibrated probability
     * @param calibration the calibrator's kind
     */
    public record Exported(byte[] bytes, boolean calibrated, String calibration) {}

    record StoredModel(PropensityModel model, byte[] artefact) {}

    abstract byte[] bytes(StoredModel stored, long modelId);

    abstract boolean calibrated(PropensityModel model);

    /**
     * Writes a model in this form.
     *
     * @throws ProblemException when there is no such model
     */
    public Exported of(Store store, long modelId) {
        StoredModel stored = store.first(
                        "select definition, artefact from model where model_id = " + modelId,
                        row -> new StoredModel(PropensityModel.parse(row.text("definition")), row.bytes("artefact")))
                .orElseThrow(() -> ProblemException.usage(
                        "models",
                        "There is no model " + modelId + ".",
                        "'plumbline models list' shows those there are."));
        return new Exported(
                bytes(stored, modelId),
                calibrated(stored.model()),
                stored.model().calibrator().kind());
    }
}
