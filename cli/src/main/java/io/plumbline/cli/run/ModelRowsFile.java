package io.plumbline.cli.run;

import io.plumbline.cli.answer.Model;
import io.plumbline.cli.answer.Written;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.training.pipeline.ModelRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of a model written to a file of their own. */
public final class ModelRowsFile {
    private ModelRowsFile() {}

    /**
     * Builds the rows again from the store and writes them; the store is left as it was.
     *
     * @param model the champion when empty
     * @param out   the file
     * @throws io.plumbline.engine.problem.ProblemException when there is no such model, it was made from something else
     *     than there is now, or the file cannot be written
     */
    public static Written write(Configuration configuration, Stages stages, Optional<Long> model, String out) {
        Path workspace = configuration.workspace().directory();
        OutputFile file = OutputFile.of(workspace, Path.of(out));
        long modelId = named(configuration, model);
        try (Store store = Store.open(configuration.workspace().storeFile());
                Scratch scratch = Scratch.in(workspace);
                OutputFile.Draft draft = file.draft(modelId)) {
            Files.delete(draft.path());
            ModelRows rows = new ModelRows(store, configuration.workspace(), configuration.scorecard(), modelId);
            long count = stages.stage("rows", () -> rows.write(scratch.folder(), draft.path()));
            draft.publish();
            return new Written(
                    file.path().toString(),
                    Figures.counted(count, "row", "rows") + " of model " + modelId
                            + ", for any Tribuo trainer. They name no lead, but tell what was known of each: keep them as"
                            + " you keep the leads.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long named(Configuration configuration, Optional<Long> model) {
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            return Model.named(store, model).modelId();
        }
    }
}
