package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.DerivedFeatures;
import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.TrainedModel;
import io.plumbline.training.audit.PointsAudit;
import io.plumbline.training.compare.SegmentValues;
import io.plumbline.training.drift.Drift;
import io.plumbline.training.registry.Manifest;
import io.plumbline.training.threshold.RealisedPromises;
import java.time.Instant;

/** Trains one model: builds its rows, chooses the recipe out of fold, judges it on test, refits it on all rows. */
public final class TrainingRun {
    private final Store store;
    private final Workspace workspace;
    private final Scorecard scorecard;
    private final AuditPolicy audit;
    private final long runId;
    private final Instant asOf;
    private final int threads;

    public TrainingRun(
            Store store,
            Workspace workspace,
            Scorecard scorecard,
            AuditPolicy audit,
            long runId,
            Instant asOf,
            int threads) {
        this.store = store;
        this.workspace = workspace;
        this.scorecard = scorecard;
        this.audit = audit;
        this.runId = runId;
        this.asOf = asOf;
        this.threads = threads;
    }

    /**
     * Trains, inside the caller's transaction.
     *
     * @param manifest what it is trained from
     */
    public TrainedModel train(Manifest manifest) {
        Requirements.outcomes(store, workspace, asOf);
        long modelId =
                store.number("select coalesce(max(model_id), 0) + 1 from model").orElseThrow();
        Preparation prepared = Preparation.of(store, workspace, scorecard, modelId, asOf, threads);
        DerivedFeatures derived = prepared.derived();
        TrainingSet set = prepared.set();
        Parts parts = prepared.parts();
        prepared.leakage().store(store, modelId);

        Recipe recipe = Recipe.choose(store, set, parts, workspace.training(), threads);
        Yardstick yardstick =
                new HeldOut(store, workspace, scorecard, modelId, asOf, threads).judge(set, parts, recipe);
        new PointsAudit(store, workspace, scorecard, audit, modelId, threads)
                .store(set.audited(parts.split().development()));
        FittedModel deployed = FittedModel.deployed(store, set, recipe.trainer(threads));
        Notes notes = Notes.of(store, workspace, asOf, set, parts, recipe.outOfFold(), derived, deployed.encoding())
                .and(yardstick.note())
                .with(prepared.leakage());
        TrainedModel trained = new ModelTables(store, workspace, modelId, runId, asOf, manifest)
                .store(set, parts, recipe, deployed, set.features(), notes);
        new Drift(store, workspace, runId, set.features()).measure(modelId);
        new RealisedPromises(store, workspace, runId, set.features())
                .check(modelId, rows -> SegmentValues.of(store, workspace, rows));
        return trained;
    }
}
