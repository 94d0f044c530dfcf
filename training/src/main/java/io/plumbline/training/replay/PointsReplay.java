package io.plumbline.training.replay;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.metric.RankedScorer;
import io.plumbline.training.metric.ScorerComparison;
import io.plumbline.training.snapshot.PastRows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How well the points of both scorecards rank the mature rows, whatever their levels ask. */
record PointsReplay(Store store, long runId, String labelStep, ClusterBootstrap bootstrap) {
    /** So many rows are ranked a few hundred times in seconds; of more, a sample of whole accounts or leads. */
    private static final long MOST_ROWS = 300_000;

    private static final Estimate NO_ESTIMATE = new Estimate(OptionalDouble.empty(), Optional.empty());

    private static final List<Metric> METRICS = List.of(Metric.AVERAGE_PRECISION, Metric.ROC_AUC);

    /**
     * Writes the figures.
     *
     * @return rows that were ranked
     */
    long write() {
        long rows = store.number("select count(*) from " + ReplayRows.ROW + " where mature")
                .orElse(0L);
        long every = 1 + (rows - 1) / MOST_ROWS;
        Columns columns = store.columns("""
                select
                    n.cluster_no as cluster_no,
                    r.%s as label,
                    r.%s as points_0,
                    r.%s as points_1
                from %s as r
                join %s as n on n.lead_no = r.lead_no
                where r.mature
                    and hash(n.cluster_no) %% %s = 0
                order by
                    r.lead_no,
                    r.snapshot_no
                """.formatted(
                        PastRows.label(labelStep),
                        ReplayRows.points(0),
                        ReplayRows.points(1),
                        ReplayRows.ROW,
                        ReplayRows.LEAD,
                        Sql.literal(Math.max(1, every))));
        if (columns.size() > 0) {
            write(columns);
        }
        return columns.size();
    }

    private void write(Columns columns) {
        ScorerComparison comparison = ScorerComparison.of(
                List.of(
                        RankedScorer.ranking("current", columns.column("points_0")),
                        RankedScorer.ranking("draft", columns.column("points_1"))),
                columns.truth("label"),
                Clusters.byNumber(columns.whole("cluster_no")),
                bootstrap);
        FigureTable.Key different = new FigureTable.Key(CurveKey.ALL, "rows", "different_points", labelStep);
        new FigureTable(store, runId)
                .write(different, different(columns, "points_0"), different(columns, "points_1"), NO_ESTIMATE);
        for (Metric metric : METRICS) {
            new FigureTable(store, runId)
                    .write(
                            new FigureTable.Key(CurveKey.ALL, "rows", metric.id(), labelStep),
                            comparison.estimate("current", metric),
                            comparison.estimate("draft", metric),
                            comparison.difference("draft", "current", metric));
        }
    }

    /** How many scores the rows have: leads of the same score are not told apart. */
    private static Estimate different(Columns columns, String points) {
        return new Estimate(
                OptionalDouble.of((double)
                        Arrays.stream(columns.column(points)).distinct().count()),
                Optional.empty());
    }
}
