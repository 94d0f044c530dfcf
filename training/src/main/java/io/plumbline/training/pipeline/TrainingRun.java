package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.DefaultFeatures;
import io.plumbline.engine.feature.DerivedFeatures;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.TrainingPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.TrainedModel;
import io.plumbline.training.calibration.CalibratorChoice;
import io.plumbline.training.compare.Agreement;
import io.plumbline.training.compare.EqualVolume;
import io.plumbline.training.compare.Metrics;
import io.plumbline.training.compare.SegmentMetrics;
import io.plumbline.training.compare.SegmentValues;
import io.plumbline.training.compare.SwapLeads;
import io.plumbline.training.curve.CalibrationBins;
import io.plumbline.training.curve.CurvePlan;
import io.plumbline.training.curve.Deciles;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.drift.Drift;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.leakage.AuditRows;
import io.plumbline.training.leakage.AuditedSource;
import io.plumbline.training.leakage.FeatureSources;
import io.plumbline.training.leakage.LeakageAudit;
import io.plumbline.training.leakage.LeakageFindings;
import io.plumbline.training.maturity.ConversionDelay;
import io.plumbline.training.maturity.WorkedGroups;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.registry.Manifest;
import io.plumbline.training.snapshot.TrainingRows;
import io.plumbline.training.split.Split;
import io.plumbline.training.threshold.RealisedPromises;
import io.plumbline.training.threshold.SegmentThresholds;
import io.plumbline.training.threshold.Thresholds;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Trains one model: builds its rows, chooses the recipe out of fold, judges it on test, refits it on all rows. */
public final class TrainingRun {
    private static final Set<Scorer> MAY_BE_ABSENT = EnumSet.of(Scorer.EXISTING, Scorer.YARDSTICK);

    private final Store store;
    private final Workspace workspace;
    private final Scorecard scorecard;
    private final long runId;
    private final Instant asOf;
    private final int threads;

    public TrainingRun(Store store, Workspace workspace, Scorecard scorecard, long runId, Instant asOf, int threads) {
        this.store = store;
        this.workspace = workspace;
        this.scorecard = scorecard;
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
        Prepared prepared = prepare(modelId);
        DerivedFeatures derived = prepared.derived();
        TrainingSet set = prepared.set();
        Parts parts = prepared.parts();
        prepared.leakage().store(store, modelId);

        Recipe recipe = recipe(set, parts);
        Yardstick yardstick = judge(modelId, set, parts, recipe);
        FittedModel deployed = FittedModel.deployed(store, set, recipe.trainer(threads));
        Notes notes = Notes.of(store, workspace, set, parts, recipe.outOfFold(), derived, deployed.encoding())
                .and(yardstick.note())
                .with(prepared.leakage());
        TrainedModel trained = new ModelTables(store, workspace, modelId, runId, asOf, manifest)
                .store(set, parts, recipe, deployed, set.features(), notes);
        new Drift(store, workspace, runId, set.features()).measure(modelId);
        new RealisedPromises(store, workspace, runId, set.features()).check(modelId);
        return trained;
    }

    private LeakageFindings leakage(TrainingSet set, Parts parts) {
        AuditRows rows = AuditRows.of(
                parts.split().development(),
                set.label(),
                set.lead(),
                set.cluster(),
                workspace.training().seed());
        return new LeakageAudit(store, workspace, asOf, threads, set.features(), rows).findings();
    }

    /** The same rows without what reads these sources; rows are built anew only where a feature reads less now. */
    private TrainingSet without(long modelId, TrainingSet set, Set<AuditedSource> leftOut) {
        FeatureSet features = FeatureSources.without(set.features(), leftOut);
        if (set.features().features().containsAll(features.features())) {
            return set.reading(features);
        }
        store.execute("delete from snapshot_count where model_id = " + modelId);
        return trainingSet(modelId, features);
    }

    /**
     * Builds the rows in temporary tables, divides them, and leaves out what is suspected of leakage.
     *
     * @throws io.plumbline.engine.problem.ProblemException when there is too little to learn from
     */
    Prepared prepare(long modelId) {
        DerivedFeatures derived = DefaultFeatures.derive(
                workspace.declarations(), workspace.training().features().options(), store, asOf);
        TrainingSet audited = trainingSet(modelId, derived.features());
        Parts parts = Parts.of(audited, workspace);
        Requirements.positives(audited, parts.split(), workspace);
        LeakageFindings leakage = leakage(audited, parts);
        return new Prepared(derived, without(modelId, audited, leakage.leftOut()), parts, leakage);
    }

    private TrainingSet trainingSet(long modelId, FeatureSet features) {
        new TrainingRows(store, workspace, scorecard, features).build(modelId, asOf, labelSteps());
        return TrainingSet.read(store, features, workspace.outcome().target());
    }

    private NavigableSet<String> labelSteps() {
        NavigableSet<String> steps = new TreeSet<>(List.of(workspace.outcome().target()));
        workspace.thresholds().values().stream().map(ThresholdPolicy::label).forEach(steps::add);
        return steps;
    }

    private Recipe recipe(TrainingSet set, Parts parts) {
        TrainingPolicy policy = workspace.training();
        OutOfFold outOfFold = OutOfFold.fit(store, set, parts.folds(), policy.c(), threads);
        Calibrator calibrator = outOfFold.rows().length == 0
                ? new NoCalibration()
                : CalibratorChoice.choose(
                                outOfFold.linearPredictors(),
                                set.labels(outOfFold.rows()),
                                set.clusters(outOfFold.rows()),
                                policy.seed())
                        .calibrator();
        return new Recipe(outOfFold, calibrator);
    }

    /** Scores the held-out rows and stores everything that is counted from them. */
    private Yardstick judge(long modelId, TrainingSet set, Parts parts, Recipe recipe) {
        Split split = parts.split();
        OutOfFold outOfFold = recipe.outOfFold();
        FittedModel evaluation = FittedModel.on(store, set, split.development(), recipe.trainer(threads));
        Yardstick yardstick = workspace.training().yardstick()
                ? Yardstick.beside(evaluation, store, set, parts)
                : Yardstick.none(split.test().length);
        HoldoutTables holdout =
                new HoldoutTables(store, modelId, workspace.outcome().target(), recipe.calibrator());
        holdout.store(
                Part.OUT_OF_FOLD,
                outOfFold.rows(),
                outOfFold.linearPredictors(),
                Yardstick.none(outOfFold.rows().length));
        holdout.store(Part.TEST, split.test(), evaluation.linearPredictors(store, split.test()), yardstick);
        CurvePlan.store(store, modelId);
        Deciles.store(store, modelId);
        CalibrationBins.store(store, modelId);
        chooseAndCompare(modelId, set, parts, recipe);
        return yardstick;
    }

    private void chooseAndCompare(long modelId, TrainingSet set, Parts parts, Recipe recipe) {
        TrainingPolicy policy = workspace.training();
        ClusterBootstrap bootstrap = new ClusterBootstrap(policy.seed(), policy.bootstrapDraws(), threads);
        List<Scorer> scorers = scorers(modelId);
        Thresholds thresholds = new Thresholds(
                store,
                modelId,
                Parts.months(set, policy.snapshots(), recipe.outOfFold().rows()),
                Parts.months(set, policy.snapshots(), parts.split().test()),
                bootstrap);
        List<Scorer> called =
                scorers.stream().filter(scorer -> scorer != Scorer.YARDSTICK).toList();
        thresholds.choose(workspace.thresholds(), called);
        new SegmentThresholds(
                        thresholds,
                        workspace.thresholds(),
                        called,
                        policy.segments().minimum())
                .choose(part -> SegmentValues.of(store, workspace, modelId, part));
        Metrics.store(store, modelId, workspace.outcome().target(), scorers, bootstrap);
        SegmentMetrics.store(store, workspace, modelId, bootstrap);
        WorkedGroups.store(store, workspace, modelId, bootstrap);
        ConversionDelay.store(store, workspace, modelId, asOf);
        EqualVolume.store(store, modelId, bootstrap);
        Agreement.store(store, modelId, bootstrap);
        SwapLeads.store(store, modelId);
    }

    private List<Scorer> scorers(long modelId) {
        return Arrays.stream(Scorer.values())
                .filter(scorer -> !MAY_BE_ABSENT.contains(scorer) || hasScores(scorer, modelId))
                .toList();
    }

    private boolean hasScores(Scorer scorer, long modelId) {
        return store.number("select count(" + Sql.identifier(scorer.column()) + ") from holdout_score where model_id = "
                        + modelId)
                .filter(count -> count > 0)
                .isPresent();
    }

    /** What a model learns from: its features, its rows in parts, and what an audit said of what was derived. */
    record Prepared(DerivedFeatures derived, TrainingSet set, Parts parts, LeakageFindings leakage) {}

    /**
     * What is chosen once and then used for the evaluation fit and the deployed fit alike.
     *
     * @param outOfFold  what it was chosen on
     * @param calibrator linear predictor to probability
     */
    record Recipe(OutOfFold outOfFold, Calibrator calibrator) {
        LogisticTrainer trainer(int threads) {
            return new LogisticTrainer(outOfFold.c(), threads);
        }
    }
}
