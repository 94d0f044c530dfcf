package io.plumbline.cli.run;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.reports.AlignmentReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where reports go. */
public final class Report {
    private Report() {}

    /**
     * Writes the report of a run.
     *
     * @param run the run; the newest when empty
     * @param out the file; when empty, the one that {@link #file} names
     * @return the file written, absolute
     * @throws ProblemException when there is no such run or the file cannot be written
     */
    public static Path write(Store store, Workspace workspace, Optional<Long> run, Optional<Path> out) {
        Reported reported = reported(store, run);
        Path file = out.map(Path::toAbsolutePath).orElseGet(() -> file(workspace, reported.asOf()));
        folder(file);
        AlignmentReport.write(store, workspace.name(), reported.runId(), file);
        return file;
    }

    /** The file for reports as of an instant; a later run as of the same day replaces it. */
    static Path file(Workspace workspace, Instant asOf) {
        return workspace
                .reportsDirectory()
                .resolve("alignment-" + asOf.toString().substring(0, 10) + ".html");
    }

    static void folder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reported reported(Store store, Optional<Long> run) {
        String which = run.map(id -> "where run_id = " + id).orElse("order by run_id desc limit 1");
        return store.first("select run_id, as_of from run " + which, Reported::of)
                .orElseThrow(() -> ProblemException.usage(
                        "report",
                        "There is no such run.",
                        "'plumbline sql \"from run\"' lists the runs; 'plumbline run' makes one."));
    }

    private record Reported(long runId, Instant asOf) {
        static Reported of(Row row) {
            return new Reported(row.number("run_id"), row.instant("as_of"));
        }
    }
}
