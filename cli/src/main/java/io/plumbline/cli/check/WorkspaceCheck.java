package io.plumbline.cli.check;

import io.plumbline.cli.run.Occasion;
import io.plumbline.engine.lint.LintFinding;
import io.plumbline.engine.lint.ScorecardLint;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.scorecard.Scoring;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        Optional<Scoring> scoring = configuration.workspace().flatMap(WorkspaceCheck::scoring);
        List<LintFinding> findings = new ArrayList<>();
        scoring.ifPresent(
                each -> findings.addAll(lint(configuration.workspace().orElseThrow(), each, occasion.asOf())));
        Optional<DataReport> data = withData
                ? configuration
                        .workspace()
                        .flatMap(workspace ->
                                data(workspace, scoring.map(Scoring::scorecard), occasion, errors, warnings, findings))
                : Optional.empty();
        findings.sort(Comparator.comparing(LintFinding::severity));
        return new CheckAnswer(
                configuration.workspace().map(Workspace::name).orElse(""),
                errors.all(),
                warnings.all(),
                findings,
                data);
    }

    /** What the scorecard's file says, where nothing is wrong in it; what is wrong is told elsewhere. */
    private static Optional<Scoring> scoring(Workspace workspace) {
        try {
            return Optional.of(ScorecardReader.readAll(workspace.scorecardFile(), workspace.declarations()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static List<LintFinding> lint(Workspace workspace, Scoring scoring, Instant asOf) {
        return ScorecardLint.of(workspace.scorecardFile(), scoring, workspace.declarations(), asOf);
    }

    private static Optional<DataReport> data(
            Workspace workspace,
            Optional<Scorecard> scorecard,
            Occasion occasion,
            Problems errors,
            Problems warnings,
            List<LintFinding> findings) {
        Scratch.sweep(workspace.directory());
        try {
            DryImport dry = DryImport.of(
                    workspace, scorecard, occasion.asOf(), occasion.clock().instant(), occasion.stages());
            findings.addAll(dry.scorecard());
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
