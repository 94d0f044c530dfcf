package io.plumbline.cli.run;

import io.plumbline.cli.answer.Written;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.store.Store;
import io.plumbline.training.registry.ModelForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model written for other programs. */
public final class ModelFile {
    private ModelFile() {}

    /**
     * Writes a model from a published copy.
     *
     * @param workspace the workspace's folder
     * @param out       the file
     * @throws io.plumbline.engine.problem.ProblemException when there is no such model or the file cannot be written
     */
    public static Written write(Store store, Path workspace, long modelId, ModelForm form, String out) {
        ModelForm.Exported exported = form.of(store, modelId);
        OutputFile file = OutputFile.of(workspace, Path.of(out));
        try (OutputFile.Draft draft = file.draft(modelId)) {
            Files.write(draft.path(), exported.bytes());
            draft.publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Written(file.path().toString(), next(exported));
    }

    private static String next(ModelForm.Exported exported) {
        return exported.calibrated()
                ? "It computes the calibrated probability (calibration: " + exported.calibration() + ")."
                : "It computes the probability before calibration; the " + exported.calibration()
                        + " calibrator is not part of it, but of '--to json'.";
    }
}
