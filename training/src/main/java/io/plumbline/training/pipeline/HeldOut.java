package io.plumbline.training.pipeline;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.TrainingPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.compare.Agreement;
import io.plumbline.training.compare.Combination;
import io.plumbline.training.compare.EqualVolume;
import io.plumbline.training.compare.Gains;
import io.plumbline.training.compare.Metrics;
import io.plumbline.training.compare.RankAgreements;
import io.plumbline.training.compare.SegmentMetrics;
import io.plumbline.training.compare.SegmentValues;
import io.plumbline.training.compare.SwapLeads;
import io.plumbline.training.compare.SwapReasons;
import io.plumbline.training.compare.SwapSet;
import io.plumbline.training.compare.TestRows;
import io.plumbline.training.curve.CalibrationBins;
import io.plumbline.training.curve.CurvePlan;
import io.plumbline.training.curve.Deciles;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.group.GroupFigures;
import io.plumbline.training.maturity.ConversionDelay;
import io.plumbline.training.maturity.WorkedGroups;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.split.Split;
import io.plumbline.training.threshold.SegmentThresholds;
import io.plumbline.training.threshold.Thresholds;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model trained on the rows before makes of the rows held out, and all that is counted from it. */
record HeldOut(Store store, Workspace workspace, Scorecard scorecard, long modelId, Instant asOf, int threads) {
    private static final Set<Scorer> MAY_BE_ABSENT = EnumSet.of(Scorer.EXISTING, Scorer.YARDSTICK);

    /** Scores the held-out rows and stores everything that is counted from them. */
    Yardstick judge(TrainingSet set, Parts parts, Recipe recipe) {
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
        chooseAndCompare(set, parts, recipe);
        SwapReasons.store(
                store,
                workspace,
                scorecard,
                modelId,
                evaluation.model(workspace, asOf, set.features(), recipe.calibrator()));
        return yardstick;
    }

    private void chooseAndCompare(TrainingSet set, Parts parts, Recipe recipe) {
        TrainingPolicy policy = workspace.training();
        ClusterBootstrap bootstrap = new ClusterBootstrap(policy.seed(), policy.bootstrapDraws(), threads);
        List<Scorer> scorers = scorers();
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
        Map<String, List<String>> divisions = WorkedGroups.store(store, workspace, modelId, bootstrap);
        GroupFigures.store(store, workspace, modelId);
        ConversionDelay.store(store, workspace, modelId, asOf);
        RankAgreements.store(store, modelId, workspace.outcome().target(), scorers, bootstrap);
        Combination.store(store, modelId, workspace.outcome().target(), bootstrap, threads);
        Gains.store(store, modelId, workspace.outcome().target(), scorers, bootstrap);
        TestRows test = new TestRows(store, workspace, modelId);
        EqualVolume.store(test, bootstrap);
        Agreement.store(test, bootstrap);
        SwapSet.store(test, bootstrap, divisions);
        SwapLeads.store(store, workspace, modelId, asOf);
    }

    private List<Scorer> scorers() {
        return Arrays.stream(Scorer.values())
                .filter(scorer -> !MAY_BE_ABSENT.contains(scorer) || hasScores(scorer))
                .toList();
    }

    private boolean hasScores(Scorer scorer) {
        return store.number("select count(" + Sql.identifier(scorer.column()) + ") from holdout_score where model_id = "
                        + modelId)
                .filter(count -> count > 0)
                .isPresent();
    }
}
