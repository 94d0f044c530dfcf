package io.plumbline.cli.run;

import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.nio.file.Path;

/** Looks at a workspace without changing it: both YAML files, then the heads of the source files. */
public final class Checked {
    private Checked() {}

    /**
     * Checks the workspace in a folder.
     *
     * @return the workspace, without a problem in it
     * @throws ProblemException (usage) with all problems; while {@code plumbline.yaml} has some, only these, because the
     *     rest is judged by what it declares
     */
    public static Workspace workspace(Path directory) {
        Workspace workspace = WorkspaceReader.read(directory);
        Problems problems = new Problems();
        collect(problems, () -> ScorecardReader.read(workspace.scorecardFile(), workspace.declarations()));
        collect(problems, () -> checkFiles(workspace));
        problems.throwIfAny(ExitCode.USAGE);
        return workspace;
    }

    private static void checkFiles(Workspace workspace) {
        try (Scratch scratch = Scratch.in(workspace.directory());
                Store store = Store.inMemory(scratch.folder().resolve("spilled"))) {
            new Importer(store, workspace).check();
        }
    }

    private static void collect(Problems problems, Runnable check) {
        try {
            check.run();
        } catch (ProblemException e) {
            e.problems().forEach(problems::add);
        }
    }
}
