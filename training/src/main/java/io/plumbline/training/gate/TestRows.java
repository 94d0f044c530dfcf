package io.plumbline.training.gate;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.curve.Part;
import io.plumbline.training.metric.Clusters;
import java.util.stream.IntStream;

/**
 * Rows of the new model's test part, in the order of their numbers.
 *
 * @param rowId    number in {@code training_row}
 * @param position instant in microseconds, or place in a table without dates
 * @param labels   whether the target followed
 * @param cluster  number of the account where given, else of the lead
 * @param scored   what the model says that was fitted on the rows before the test part
 */
record TestRows(double[] rowId, double[] position, boolean[] labels, int[] cluster, Scored scored) {

    /** Reads them; needs the temporary tables of the model's training. */
    static TestRows read(Store store, long modelId) {
        Columns columns =
                store.columns("""
                select
                    r.row_id as row_id,
                    r.position as position,
                    h.label as label,
                    cast(dense_rank() over (order by %s) - 1 as bigint) as cluster,
                    h.linear_predictor as linear_predictor,
                    h.probability as probability
                from holdout_score as h
                join training_row as r
                    on r.lead_id = h.lead_id
                    and r.snapshot_no = h.snapshot_no
                where h.model_id = %s
                    and h.part = %s
                order by r.row_id
                """.formatted(LabelledHoldout.clusterKey("h"), modelId, Sql.literal(Part.TEST.word())));
        return new TestRows(
                columns.column("row_id"),
                columns.column("position"),
                columns.truth("label"),
                columns.whole("cluster"),
                new Scored(columns.column("linear_predictor"), columns.column("probability")));
    }

    int size() {
        return labels.length;
    }

    int positives() {
        return (int) IntStream.range(0, size()).filter(i -> labels[i]).count();
    }

    /** Whether there are enough conversions, and anything else to tell them from. */
    boolean tell(int minimumPositives) {
        return positives() >= minimumPositives && positives() < size();
    }

    /** The rows at or after a position. */
    TestRows from(double start) {
        return at(IntStream.range(0, size()).filter(i -> position[i] >= start).toArray());
    }

    /** Some of the rows, by their places, ascending. */
    TestRows at(int[] places) {
        boolean[] picked = new boolean[places.length];
        int[] clusters = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = labels[places[i]];
            clusters[i] = cluster[places[i]];
        }
        return new TestRows(
                Scored.picked(rowId, places), Scored.picked(position, places), picked, clusters, scored.at(places));
    }

    Clusters clusters() {
        return Clusters.byNumber(cluster);
    }

    /** SQL: the numbers of these rows, as a condition on {@code row_id}, kept in a temporary table. */
    String condition(Store store) {
        store.execute("create or replace temp table gate_row (row_id double)");
        store.append("gate_row", rowId);
        return "row_id in (select row_id from gate_row)";
    }
}
