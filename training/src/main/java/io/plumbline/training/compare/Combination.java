package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.compare.ComparisonTable.Pair;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.RankedScorer;
import io.plumbline.training.metric.ScorerComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether the prediction adds to the points and the points to the prediction: logistic models of the one, of the other and
 * of both, fitted on the out-of-fold rows and judged on the test rows, in unit row. That of the points alone is the only
 * way to a log loss and a Brier score of points, which promise no probability.
 */
public final class Combination {
    private static final String BOTH = "combined";
    private static final String POINTS = "points_calibrated";
    private static final String PREDICTIVE = "predictive_calibrated";
    private static final List<Metric> JUDGED = List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.AVERAGE_PRECISION);

    private Combination() {}

    /**
     * Fits, judges and stores in {@code combined_fit}, {@code model_metric} and {@code comparison}; nothing where there are
     * no out-of-fold rows of both outcomes, or one of the scores is the same for all of them.
     */
    public static void store(Store store, long modelId, String labelStep, ClusterBootstrap bootstrap, int threads) {
        HoldoutColumns learned = HoldoutColumns.read(store, modelId, Part.OUT_OF_FOLD, labelStep);
        HoldoutColumns test = HoldoutColumns.read(store, modelId, Part.TEST, labelStep);
        boolean[] labels = learned.columns().truth("label");
        ScoreColumns points = ScoreColumns.of(learned, test, Scorer.POINTS);
        ScoreColumns predictive = ScoreColumns.of(learned, test, Scorer.PREDICTIVE);
        if (test.clusters().rows() == 0 || !varies(labels) || !points.vary() || !predictive.vary()) {
            return;
        }
        CombinedFit both = CombinedFit.of(List.of(points, predictive), labels, learned.clusters(), threads);
        CombinedFit ofPoints = CombinedFit.of(List.of(points), labels, learned.clusters(), threads);
        CombinedFit ofPredictive = CombinedFit.of(List.of(predictive), labels, learned.clusters(), threads);
        both.write(store, modelId, 0, ofPredictive);
        both.write(store, modelId, 1, ofPoints);
        judge(
                store,
                modelId,
                labelStep,
                List.of(both.onTest(BOTH), ofPredictive.onTest(PREDICTIVE), ofPoints.onTest(POINTS)),
                test,
                bootstrap);
    }

    private static boolean varies(boolean[] labels) {
        return IntStream.range(1, labels.length).anyMatch(i -> labels[i] != labels[0]);
    }

    private static void judge(
            Store store,
            long modelId,
            String labelStep,
            List<RankedScorer> scorers,
            HoldoutColumns test,
            ClusterBootstrap bootstrap) {
        boolean[] labels = test.columns().truth("label");
        ScorerComparison figures = ScorerComparison.of(scorers, labels, test.clusters(), bootstrap);
        MetricRows rows = MetricRows.of(store, modelId, labelStep, CurveKey.ALL, labels);
        ComparisonTable table = new ComparisonTable(store, modelId);
        List<RankedScorer> judged = new ArrayList<>(scorers);
        while (!judged.isEmpty()) {
            String scorer = judged.remove(0).name();
            for (Metric metric : JUDGED) {
                rows.write(scorer, metric.id(), figures.estimate(scorer, metric));
                judged.forEach(baseline -> table.write(
                        new Pair(scorer, baseline.name(), Unit.ROW, labelStep),
                        metric.id(),
                        figures.value(scorer, metric),
                        figures.value(baseline.name(), metric),
                        figures.difference(scorer, baseline.name(), metric)));
            }
        }
    }
}
