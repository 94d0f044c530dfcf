package io.plumbline.cli.run;

import io.plumbline.cli.answer.ExportAnswer;
import io.plumbline.engine.export.LeadExport;
import io.plumbline.engine.export.OutputFile;
import io.plumbline.engine.export.OutputFormat;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An export of leads. The file takes its place before the store remembers it: should the store fail then, the next
 * export tells the same again, and nothing is ever left out.
 *
 * @param changed only leads that changed since they were last exported
 * @param run     the run whose scores are written; the newest when empty
 * @param excel   whether a CSV begins with a byte-order mark
 */
public record Export(
        Configuration configuration, OutputFormat format, boolean changed, Optional<Long> run, boolean excel) {
    /** Where exports are, in the workspace. */
    static final String FOLDER = "exports";

    /**
     * Writes a file.
     *
     * @param out the file; in {@code exports} of the workspace when empty
     * @throws io.plumbline.engine.problem.ProblemException when there are no scores or the file cannot be written
     */
    public ExportAnswer toFile(Optional<String> out, Function<Instant, Occasion> occasions) {
        Workspace workspace = configuration.workspace();
        ScoredRun scored = scored();
        return StoreChange.make(configuration, occasions.apply(scored.asOf()), "export", change -> {
            Path path = out.map(Path::of).orElseGet(() -> usual(workspace, scored, change.runId()));
            OutputFile file = OutputFile.of(workspace.directory(), path);
            LeadExport export = of(change.store(), scored);
            long rows = write(export, file, change.runId());
            export.remember(change.runId(), format, String.valueOf(file.path().getFileName()));
            return new ExportAnswer(file.path().toString(), scored.runId(), scored.asOf(), changed, rows);
        });
    }

    /**
     * Writes to a stream, which stays open.
     *
     * @throws io.plumbline.engine.problem.ProblemException as above, and when the stream does not take it
     */
    public void to(PrintStream out, Function<Instant, Occasion> occasions) {
        ScoredRun scored = scored();
        StoreChange.make(configuration, occasions.apply(scored.asOf()), "export", change -> {
            LeadExport export = of(change.store(), scored);
            copy(export, out);
            export.remember(change.runId(), format, "-");
            return true;
        });
    }

    private long write(LeadExport export, OutputFile file, long runId) {
        try (OutputFile.Draft draft = file.draft(runId)) {
            long rows = export.write(format, excel, draft.path());
            draft.publish();
            return rows;
        }
    }

    private void copy(LeadExport export, PrintStream out) {
        try (Scratch scratch = Scratch.in(configuration.workspace().directory())) {
            Path draft = scratch.folder().resolve("export");
            export.write(format, excel, draft);
            StandardOutput.copy(draft, out);
        }
    }

    private ScoredRun scored() {
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            return ScoredRun.of(store, run);
        }
    }

    private LeadExport of(Store store, ScoredRun scored) {
        return new LeadExport(
                store,
                scored,
                configuration.scorecard().levels().stream().map(Level::name).toList(),
                changed);
    }

    /** A later export as of the same day replaces a whole one; what changed is never replaced. */
    private Path usual(Workspace workspace, ScoredRun scored, long runId) {
        String day = scored.asOf().toString().substring(0, 10);
        String name = changed ? "changes-" + day + "-" + runId : "leads-" + day;
        return workspace.directory().resolve(FOLDER).resolve(name + "." + format.extension());
    }
}
