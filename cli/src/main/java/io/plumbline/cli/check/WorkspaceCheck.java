package io.plumbline.cli.check;

import io.plumbline.cli.run.Occasion;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at a workspace and changes nothing. */
public final class WorkspaceCheck {
    private WorkspaceCheck() {}

    /**
     * Checks the workspace in a folder.
     *
     * @param withData whether the source files are looked at too
     */
    public static CheckAnswer of(Path directory, Occasion occasion, boolean withData) {
        ConfigurationCheck configuration = ConfigurationCheck.of(directory);
        Problems errors = configuration.errors();
        Problems warnings = configuration.warnings();
        Optional<DataReport> data = withData
                ? configuration.workspace().flatMap(workspace -> data(workspace, occasion, errors, warnings))
                : Optional.empty();
        return new CheckAnswer(
                configuration.workspace().map(Workspace::name).orElse(""), errors.all(), warnings.all(), data);
    }

    private static Optional<DataReport> data(
            Workspace workspace, Occasion occasion, Problems errors, Problems warnings) {
        Scratch.sweep(workspace.directory());
        try {
            DryImport dry =
                    DryImport.of(workspace, occasion.asOf(), occasion.clock().instant(), occasion.stages());
            Places places = new Places(workspace.directory().resolve(Workspace.FILE));
            boolean told = !workspace.sources().report(workspace.outcome().target());
            dry.obstacles().stream()
                    .filter(obstacle -> !told)
                    .forEach(obstacle ->
                            warnings.add(places.problem(obstacle.setting(), obstacle.what(), obstacle.fix())));
            return Optional.of(dry.report());
        } catch (ProblemException e) {
            e.problems().forEach(errors::add);
            return Optional.empty();
        }
    }
}
