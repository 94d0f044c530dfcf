package io.plumbline.cli.run;

import io.plumbline.cli.answer.HandoffAnswer;
import io.plumbline.cli.answer.Levels;
import io.plumbline.cli.answer.Points;
import io.plumbline.cli.answer.ScoresSummary;
import io.plumbline.cli.answer.Sources;
import io.plumbline.engine.ingest.ImportSummary;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * What is done every few minutes: import what is new, score all leads, recommend levels and hand over, in one transaction.
 * No model is trained and no report written; levels heed the newest predictions stored.
 */
public final class ScoresRun {
    private static final List<String> REPLACED =
            List.of("lead_score", "lead_reason", "qualification", "protected_attribute");

    private final Configuration configuration;
    private final Occasion occasion;
    private final Store store;

    private ScoresRun(Configuration configuration, Occasion occasion, Store store) {
        this.configuration = configuration;
        this.occasion = occasion;
        this.store = store;
    }

    /**
     * Runs a workspace. Nothing is done where the results of the run before stand: it was of this kind, no file is new, and
     * configuration, program and as_of are the same.
     */
    public static ScoresSummary of(Configuration configuration, Occasion occasion) {
        return StoreChange.inStages(
                configuration,
                occasion,
                store -> store.transaction(() -> new ScoresRun(configuration, occasion, store).run()));
    }

    private ScoresSummary run() {
        RunLog.Inputs inputs =
                new RunLog.Inputs(RunLog.SCORES, occasion.asOf(), configuration.fingerprint(), Program.version());
        long before = store.number("select max(run_id) from run").orElse(0L);
        Optional<Long> known = RunLog.finished(store, inputs).filter(runId -> runId == before);
        long runId = RunLog.begin(store, inputs, occasion.clock().instant());
        Steps steps = new Steps(new Change(configuration, store, runId, occasion), occasion.stages());
        ImportSummary imported = steps.importFiles();
        if (imported.filesRead() == 0 && known.isPresent()) {
            RunLog.forget(store, runId);
            return summary(before, true, Optional.empty());
        }
        RunLog.interrupt(store, runId);
        forgetLast(runId);
        steps.scoreOnly();
        steps.qualify();
        Optional<HandoffAnswer> handedOver = configuration.playbook().map(playbook -> steps.handOver());
        RunLog.finish(store, runId, occasion.clock().instant(), configuration.fingerprint());
        return summary(runId, false, handedOver);
    }

    /** Of runs every few minutes only the last one's scores are kept; those of other commands stay. */
    private void forgetLast(long runId) {
        for (String table : REPLACED) {
            store.execute("delete from %s where run_id in (select run_id from run where command = '%s' and run_id < %s)"
                    .formatted(table, RunLog.SCORES, runId));
        }
    }

    private ScoresSummary summary(long runId, boolean unchanged, Optional<HandoffAnswer> handedOver) {
        return new ScoresSummary(
                configuration.workspace().name(),
                runId,
                occasion.asOf(),
                unchanged,
                Sources.read(store, runId),
                Points.read(store, runId),
                Levels.read(store, runId),
                handedOver,
                configuration.workspace().readCopyFile().toString());
    }
}
