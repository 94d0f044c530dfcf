package io.plumbline.training;

import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.pipeline.TrainingRun;
import io.plumbline.training.registry.Manifest;
import java.time.Instant;

/** Trains a model on a store's leads. */
public final class Training {
    private Training() {}

    /**
     * Trains, judges and stores a model: its rows as of their snapshots, a purged split, the optimum, calibration,
     * curves in both units for all scorers, thresholds by policy and their promises, metrics with intervals, the
     * comparison with the points, and the audit of the points. All of it or, when it fails, nothing.
     *
     * @param scorecard its points are set beside the predictions
     * @param runId     the run that asks
     * @param asOf      nothing at or after this instant is known
     * @throws io.plumbline.engine.problem.ProblemException when there are no outcomes or too few to learn from
     */
    public static TrainedModel train(Store store, Workspace workspace, Scorecard scorecard, long runId, Instant asOf) {
        return train(
                store, workspace, scorecard, runId, asOf, Runtime.getRuntime().availableProcessors());
    }

    /**
     * {@link #train(Store, Workspace, Scorecard, long, Instant)} on a number of threads, which changes no bit of what is
     * stored.
     *
     * @param threads most threads to use, at least 1
     */
    public static TrainedModel train(
            Store store, Workspace workspace, Scorecard scorecard, long runId, Instant asOf, int threads) {
        Manifest manifest = Manifest.of(store, workspace, scorecard, asOf);
        return train(store, workspace, scorecard, AuditPolicy.USUAL, manifest, runId, asOf, threads);
    }

    /**
     * {@link #train(Store, Workspace, Scorecard, long, Instant, int)} of what is known to be trained from.
     *
     * @param audit    what the audit of the points heeds
     * @param manifest of the same store, workspace, scorecard and instant
     */
    public static TrainedModel train(
            Store store,
            Workspace workspace,
            Scorecard scorecard,
            AuditPolicy audit,
            Manifest manifest,
            long runId,
            Instant asOf,
            int threads) {
        return store.transaction(
                () -> new TrainingRun(store, workspace, scorecard, audit, runId, asOf, threads).train(manifest));
    }
}
