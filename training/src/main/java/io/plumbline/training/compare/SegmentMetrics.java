package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.TrainingPolicy.SegmentPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.calibration.CalibrationFigures;
import io.plumbline.training.compare.ComparisonTable.Pair;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.RankedScorer;
import io.plumbline.training.metric.ScorerComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Metrics of the prediction, how well the points and a score the company had rank, and the paired differences, for the
 * segments that the workspace asks for: on the test rows, in unit row. A segment with too few rows of either outcome is
 * counted and not judged.
 */
public final class SegmentMetrics {
    private static final List<Metric> MEASURED =
            List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.LOG_LOSS, Metric.BRIER);
    private static final List<Metric> RANKING = List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION);
    private static final Estimate NOT_JUDGED = new Estimate(OptionalDouble.empty(), Optional.empty());

    private final Store store;
    private final long modelId;
    private final String target;
    private final HoldoutColumns test;
    private final ClusterBootstrap bootstrap;
    private final ComparisonTable table;

    private SegmentMetrics(Store store, long modelId, String target, ClusterBootstrap bootstrap) {
        this.store = store;
        this.modelId = modelId;
        this.target = target;
        this.test = HoldoutColumns.read(store, modelId, Part.TEST, target);
        this.bootstrap = bootstrap;
        this.table = new ComparisonTable(store, modelId);
    }

    /** Measures and stores in {@code model_metric}; needs the temporary table {@code training_row}. */
    public static void store(Store store, Workspace workspace, long modelId, ClusterBootstrap bootstrap) {
        SegmentPolicy policy = workspace.training().segments();
        if (policy.attributes().isEmpty()) {
            return;
        }
        SegmentMetrics metrics =
                new SegmentMetrics(store, modelId, workspace.outcome().target(), bootstrap);
        SegmentValues values = SegmentValues.read(store, workspace, modelId);
        boolean[] labels = metrics.test.columns().truth("label");
        for (String attribute : policy.attributes()) {
            Segment.of(attribute, values.of(attribute), labels, policy.minimum())
                    .forEach(segment -> metrics.store(segment, labels));
        }
    }

    /** A group of the test rows and what is counted of it. */
    public record Counted(String value, long rows, long positives) {}

    /**
     * Judges the test rows by groups, none of which is pooled with another; one with too few rows of either outcome is
     * counted and not judged.
     *
     * @param name   what divides them; the segments are {@code name=value}
     * @param values one per test row, in the order of lead and snapshot
     */
    public static List<Counted> ofGroups(
            Store store,
            Workspace workspace,
            long modelId,
            ClusterBootstrap bootstrap,
            String name,
            List<String> values) {
        SegmentMetrics metrics =
                new SegmentMetrics(store, modelId, workspace.outcome().target(), bootstrap);
        boolean[] labels = metrics.test.columns().truth("label");
        List<Counted> counted = new ArrayList<>();
        for (String value : new TreeSet<>(values)) {
            int[] rows = IntStream.range(0, labels.length)
                    .filter(row -> values.get(row).equals(value))
                    .toArray();
            long positives = Arrays.stream(rows).filter(row -> labels[row]).count();
            int minimum = workspace.training().segments().minimum();
            metrics.store(
                    new Segment(name + "=" + value, rows, positives >= minimum && rows.length - positives >= minimum),
                    labels);
            counted.add(new Counted(value, rows.length, positives));
        }
        return counted;
    }

    private void store(Segment segment, boolean[] allLabels) {
        boolean[] labels = new boolean[segment.rows().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = allLabels[segment.rows()[i]];
        }
        MetricRows rows = MetricRows.of(store, modelId, target, segment.name(), labels);
        if (segment.judged()) {
            judge(segment, labels, rows);
        } else {
            MEASURED.forEach(metric -> rows.write(Scorer.PREDICTIVE.word(), metric.id(), NOT_JUDGED));
        }
    }

    private void judge(Segment segment, boolean[] labels, MetricRows rows) {
        Clusters clusters = Clusters.byNumber(Arrays.stream(segment.rows())
                .map(row -> test.clusters().of(row))
                .toArray());
        String predictive = Scorer.PREDICTIVE.word();
        double[] probabilities = column(Scorer.PREDICTIVE.column(), segment);
        RankedScorer prediction =
                RankedScorer.of(predictive, column(Scorer.PREDICTIVE.rankColumn(), segment), probabilities);
        RankedScorer points = RankedScorer.ranking(Scorer.POINTS.word(), column(Scorer.POINTS.rankColumn(), segment));
        List<RankedScorer> scorers = new ArrayList<>(List.of(prediction, points));
        existing(segment).ifPresent(scorers::add);
        ScorerComparison figures = ScorerComparison.of(scorers, labels, clusters, bootstrap);
        MEASURED.forEach(metric -> rows.write(predictive, metric.id(), figures.estimate(predictive, metric)));
        RANKING.forEach(metric -> scorers.subList(1, scorers.size())
                .forEach(other -> rows.write(other.name(), metric.id(), figures.estimate(other.name(), metric))));
        for (int first = 0; first < scorers.size(); first++) {
            for (RankedScorer baseline : scorers.subList(first + 1, scorers.size())) {
                compare(scorers.get(first).name(), baseline.name(), segment.name(), figures);
            }
        }
        CalibrationFigures.of(probabilities, labels, clusters)
                .forEach((metric, estimate) -> rows.write(predictive, metric, estimate));
    }

    private void compare(String scorer, String baseline, String segment, ScorerComparison figures) {
        RANKING.forEach(metric -> table.write(
                new Pair(scorer, baseline, Unit.ROW, target, segment),
                metric.id(),
                figures.value(scorer, metric),
                figures.value(baseline, metric),
                figures.difference(scorer, baseline, metric)));
    }

    private Optional<RankedScorer> existing(Segment segment) {
        double[] scores = column(Scorer.EXISTING.rankColumn(), segment);
        return Arrays.stream(scores).allMatch(Double::isNaN)
                ? Optional.empty()
                : Optional.of(RankedScorer.ranking(Scorer.EXISTING.word(), Metrics.missingLast(scores)));
    }

    private double[] column(String name, Segment segment) {
        double[] all = test.columns().column(name);
        return Arrays.stream(segment.rows()).mapToDouble(row -> all[row]).toArray();
    }
}
