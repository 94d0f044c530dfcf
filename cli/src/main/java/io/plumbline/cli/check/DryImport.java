package io.plumbline.cli.check;

import io.plumbline.cli.answer.Sources;
import io.plumbline.cli.run.Program;
import io.plumbline.cli.run.ToldImport;
import io.plumbline.cli.terminal.Stages;
import io.plumbline.engine.ingest.ImportProgress;
import io.plumbline.engine.ingest.ImportSummary;
import io.plumbline.engine.ingest.Importer;
import io.plumbline.engine.lint.LintFinding;
import io.plumbline.engine.lint.ScorecardLint;
import io.plumbline.engine.quality.DataProfile;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Scratch;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.pipeline.Readiness;
import io.plumbline.training.pipeline.Readiness.Obstacle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An import into a store that is thrown away, and a look at what came of it.
 *
 * @param scorecard rules that never, or always, fire
 * @param obstacles what would keep a model from being trained
 */
record DryImport(DataReport report, List<LintFinding> scorecard, List<Obstacle> obstacles) {

    /**
     * Imports.
     *
     * @param scorecard empty where it has errors
     * @param asOf nothing at or after it is known
     * @param now  what lies after it is in the future
     * @throws io.plumbline.engine.problem.ProblemException when a file or column is missing or cannot be read
     */
    static DryImport of(Workspace workspace, Optional<Scorecard> scorecard, Instant asOf, Instant now, Stages stages) {
        try (Scratch scratch = Scratch.in(workspace.directory());
                Store store = Store.open(scratch.folder().resolve("check.duckdb"))) {
            ImportSummary summary =
                    stages.stage("import", parts -> imported(store, workspace, asOf, now, new ToldImport(parts)));
            DataProfile profile = stages.stage("profile", () -> DataProfile.of(store, workspace, now));
            List<Obstacle> obstacles = stages.stage("readiness", () -> Readiness.obstacles(store, workspace, asOf));
            List<LintFinding> fired = stages.stage("rules", () -> fired(store, workspace, scorecard, asOf));
            return new DryImport(
                    new DataReport(
                            Sources.read(store, 1),
                            RefusedRows.of(store),
                            summary.unused(),
                            profile.columns(),
                            profile.findings()),
                    fired,
                    obstacles);
        }
    }

    private static List<LintFinding> fired(
            Store store, Workspace workspace, Optional<Scorecard> scorecard, Instant asOf) {
        return scorecard
                .map(card ->
                        ScorecardLint.onData(workspace.scorecardFile(), card, workspace.declarations(), store, asOf))
                .orElse(List.of());
    }

    private static ImportSummary imported(
            Store store, Workspace workspace, Instant asOf, Instant now, ImportProgress progress) {
        return store.transaction(() -> {
            long runId = RunLog.begin(store, "check", asOf, now, Program.version());
            return new Importer(store, workspace, progress).run(runId, asOf);
        });
    }
}
