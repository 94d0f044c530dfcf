package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.calibration.CalibrationFigures;
import io.plumbline.training.compare.ComparisonTable.Pair;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.DeLong;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.RankedScorer;
import io.plumbline.training.metric.ScorerComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Metrics of every scorer on the test rows, in unit row, and the paired differences between the predictive score and
 * those it is held against. Both kinds come from the same bootstrap draws, the fits held fixed.
 */
public final class Metrics {
    /** The points before they are clamped; ranked beside the clamped ones. */
    private static final String UNCLAMPED = "points_unclamped";

    /** The points by the scorecard in force at each snapshot, and by the current one where the store knows none. */
    static final String POINTS_THEN = "points_then";

    /** The area under the ROC curve, with DeLong's interval. */
    private static final String CLOSED_FORM = "roc_auc_delong";

    private static final List<Metric> RANKING =
            List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.TOP_DECILE_LIFT);

    private static final Set<Scorer> PROMISING = EnumSet.of(Scorer.PREDICTIVE, Scorer.YARDSTICK);

    private final ComparisonTable table;
    private final String labelStep;

    private Metrics(ComparisonTable table, String labelStep) {
        this.table = table;
        this.labelStep = labelStep;
    }

    /**
     * Measures and stores in {@code model_metric} and {@code comparison}.
     *
     * @param labelStep the target
     * @param scorers   those that have scores
     */
    public static void store(
            Store store, long modelId, String labelStep, List<Scorer> scorers, ClusterBootstrap bootstrap) {
        HoldoutColumns rows = HoldoutColumns.read(store, modelId, Part.TEST, labelStep);
        boolean[] labels = rows.columns().truth("label");
        List<RankedScorer> ranked = new ArrayList<>();
        scorers.forEach(scorer -> ranked.add(ranked(scorer, rows)));
        ranked.add(RankedScorer.ranking(UNCLAMPED, rows.columns().column("raw_points")));
        Optional<RankedScorer> then = pointsThen(rows);
        then.ifPresent(ranked::add);
        ScorerComparison figures = ScorerComparison.of(ranked, labels, rows.clusters(), bootstrap);

        Metrics metrics = new Metrics(new ComparisonTable(store, modelId), labelStep);
        MetricRows all = MetricRows.of(store, modelId, labelStep, CurveKey.ALL, labels);
        ranked.forEach(scorer -> write(scorer, figures, all));
        ranked.forEach(scorer -> calibration(scorer, labels, rows.clusters(), all));
        scorers.stream()
                .filter(scorer -> scorer == Scorer.POINTS || scorer == Scorer.EXISTING)
                .forEach(baseline -> metrics.compareRanking(Scorer.PREDICTIVE, baseline.word(), figures));
        then.ifPresent(points -> metrics.compareRanking(Scorer.PREDICTIVE, points.name(), figures));
        if (scorers.contains(Scorer.EXISTING)) {
            metrics.compareRanking(Scorer.POINTS, Scorer.EXISTING.word(), figures);
        }
        if (rows.clusters().count() == rows.clusters().rows()) {
            metrics.closedForm(ranked, labels, figures);
        }
        if (scorers.contains(Scorer.YARDSTICK)) {
            List.of(Metric.values())
                    .forEach(metric -> metrics.compare(Scorer.YARDSTICK, Scorer.PREDICTIVE.word(), metric, figures));
        }
    }

    /** Where some test row had other points then than the current scorecard gives it. */
    private static Optional<RankedScorer> pointsThen(HoldoutColumns rows) {
        double[] points = rows.columns().column(Scorer.POINTS.column());
        double[] then = rows.columns().column(POINTS_THEN);
        boolean others =
                IntStream.range(0, then.length).anyMatch(i -> Double.isFinite(then[i]) && then[i] != points[i]);
        return others
                ? Optional.of(RankedScorer.ranking(
                        POINTS_THEN,
                        IntStream.range(0, then.length)
                                .mapToDouble(i -> Double.isFinite(then[i]) ? then[i] : points[i])
                                .toArray()))
                : Optional.empty();
    }

    private static RankedScorer ranked(Scorer scorer, HoldoutColumns rows) {
        double[] scores = missingLast(rows.columns().column(scorer.rankColumn()));
        return PROMISING.contains(scorer)
                ? RankedScorer.of(scorer.word(), scores, rows.columns().column(scorer.column()))
                : RankedScorer.ranking(scorer.word(), scores);
    }

    /** A row without a score is never called, so it ranks below all that have one. */
    static double[] missingLast(double[] scores) {
        double lowest = Arrays.stream(scores).filter(Double::isFinite).min().orElse(0);
        return Arrays.stream(scores)
                .map(score -> Double.isNaN(score) ? lowest - 1 : score)
                .toArray();
    }

    private static void write(RankedScorer scorer, ScorerComparison figures, MetricRows rows) {
        for (Metric metric : Metric.values()) {
            if (RANKING.contains(metric) || scorer.probabilities().isPresent()) {
                rows.write(scorer.name(), metric.id(), figures.estimate(scorer.name(), metric));
            }
        }
    }

    private static void calibration(RankedScorer scorer, boolean[] labels, Clusters clusters, MetricRows rows) {
        if (labels.length > 0) {
            scorer.probabilities()
                    .map(probabilities -> CalibrationFigures.of(probabilities, labels, clusters))
                    .ifPresent(figures ->
                            figures.forEach((metric, estimate) -> rows.write(scorer.name(), metric, estimate)));
        }
    }

    /** Where no two rows are of one account or lead, the areas' difference has an interval in closed form too. */
    private void closedForm(List<RankedScorer> ranked, boolean[] labels, ScorerComparison figures) {
        ranked.stream()
                .filter(other -> other.name().equals(Scorer.POINTS.word())
                        || other.name().equals(Scorer.EXISTING.word()))
                .forEach(baseline -> table.write(
                        new Pair(Scorer.PREDICTIVE.word(), baseline.name(), Unit.ROW, labelStep),
                        CLOSED_FORM,
                        figures.estimate(Scorer.PREDICTIVE.word(), Metric.ROC_AUC)
                                .value(),
                        figures.value(baseline.name(), Metric.ROC_AUC),
                        DeLong.of(scores(Scorer.PREDICTIVE, ranked), baseline.scores(), labels)
                                .difference()));
    }

    private static double[] scores(Scorer scorer, List<RankedScorer> ranked) {
        return ranked.stream()
                .filter(each -> each.name().equals(scorer.word()))
                .findFirst()
                .orElseThrow()
                .scores();
    }

    private void compareRanking(Scorer scorer, String baseline, ScorerComparison figures) {
        RANKING.forEach(metric -> compare(scorer, baseline, metric, figures));
    }

    private void compare(Scorer scorer, String baseline, Metric metric, ScorerComparison figures) {
        table.write(
                new Pair(scorer.word(), baseline, Unit.ROW, labelStep),
                metric.id(),
                figures.value(scorer.word(), metric),
                figures.value(baseline, metric),
                figures.difference(scorer.word(), baseline, metric));
    }
}
