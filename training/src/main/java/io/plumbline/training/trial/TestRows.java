package io.plumbline.training.trial;

import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.RankedScorer;
import io.plumbline.training.metric.ScorerComparison;
import java.util.Arrays;
import java.util.List;

/**
 * The test rows of a file of rows, ordered by lead and snapshot as the model's own figures have them.
 *
 * @param columns   {@code place} among the test rows by age, {@code lead_no}, {@code cluster_no}, {@code snapshot_no},
 *                  {@code label}, {@code linear_predictor}, {@code probability}
 * @param bootstrap as the model's intervals are drawn
 */
record TestRows(String target, Columns columns, ClusterBootstrap bootstrap) {
    private static final String PREDICTIVE = "predictive";
    private static final List<Metric> RANKING =
            List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.TOP_DECILE_LIFT);

    static TestRows read(Store side) {
        Columns columns = side.columns("""
                select
                    row_number() over (order by row_id) - 1 as place,
                    lead_no as lead_no,
                    cluster_no as cluster_no,
                    snapshot_no as snapshot_no,
                    label as label,
                    linear_predictor as linear_predictor,
                    probability as probability
                from training_row
                where part = 'test'
                order by lead_no, snapshot_no
                """);
        int threads = Runtime.getRuntime().availableProcessors();
        return side.first(
                        "select target, seed, bootstrap_draws from model",
                        row -> new TestRows(
                                row.text("target"),
                                columns,
                                new ClusterBootstrap(row.number("seed"), (int) row.number("bootstrap_draws"), threads)))
                .orElseThrow();
    }

    /** Judges scores that promise no probability, one per row by age. */
    Verdict judge(String name, double[] scores) {
        double[] ordered = ordered(scores);
        return judge(RankedScorer.ranking(name, ordered), RANKING);
    }

    /** Judges scores and the probabilities that they promise, one per row by age. */
    Verdict judge(String name, double[] scores, double[] probabilities) {
        return judge(RankedScorer.of(name, ordered(scores), ordered(probabilities)), List.of(Metric.values()));
    }

    private double[] ordered(double[] byAge) {
        int[] places = columns.whole("place");
        if (byAge.length != places.length) {
            throw new IllegalArgumentException(
                    "Got " + byAge.length + " scores for " + places.length + " test rows; give one per row");
        }
        if (!Arrays.stream(byAge).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("A score is not a finite number");
        }
        return Arrays.stream(places).mapToDouble(place -> byAge[place]).toArray();
    }

    private Verdict judge(RankedScorer judged, List<Metric> metrics) {
        RankedScorer model =
                RankedScorer.of(PREDICTIVE, columns.column("linear_predictor"), columns.column("probability"));
        ScorerComparison figures = ScorerComparison.of(
                List.of(judged, model),
                columns.truth("label"),
                Clusters.byNumber(columns.whole("cluster_no")),
                bootstrap);
        TrialCurves curves = TrialCurves.of(columns, judged.scores());
        return new Verdict(
                judged.name(),
                metrics.stream()
                        .map(metric -> new Verdict.Figure(
                                metric,
                                figures.estimate(judged.name(), metric),
                                figures.estimate(PREDICTIVE, metric),
                                figures.difference(judged.name(), PREDICTIVE, metric)))
                        .toList(),
                curves.byRow(),
                curves.byEntry());
    }
}
