package io.plumbline.training.pipeline;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.audit.AuditedRows;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.Arrays;

/**
 * The training rows in memory, numbered as in {@link TrainingRows}, oldest first.
 *
 * @param position   instant in microseconds, or place in a table without dates; ascending
 * @param snapshot   number of the snapshot
 * @param label      whether the target followed
 * @param lead       number of the lead
 * @param cluster    number of the account where given, else of the lead
 * @param features   the features, each a column of {@link TrainingRows#FEATURES}
 */
record TrainingSet(long[] position, int[] snapshot, boolean[] label, int[] lead, int[] cluster, FeatureSet features) {

    static TrainingSet read(Store store, FeatureSet features, String target) {
        Columns columns = store.columns("""
                select
                    r.position as position,
                    r.snapshot_no as snapshot_no,
                    b.label as label,
                    cast(dense_rank() over (order by r.lead_id) - 1 as bigint) as lead,
                    cast(dense_rank() over (order by %s) - 1 as bigint) as cluster
                from training_row as r
                join training_label as b on b.row_id = r.row_id
                where b.label_step = %s
                order by r.row_id
                """.formatted(LabelledHoldout.clusterKey("r"), Sql.literal(target)));
        double[] position = columns.column("position");
        long[] whole = new long[position.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (long) position[i];
        }
        return new TrainingSet(
                whole,
                columns.whole("snapshot_no"),
                columns.truth("label"),
                columns.whole("lead"),
                columns.whole("cluster"),
                features);
    }

    /** The same rows, read by fewer features. */
    TrainingSet reading(FeatureSet fewer) {
        return new TrainingSet(position, snapshot, label, lead, cluster, fewer);
    }

    int size() {
        return label.length;
    }

    /** The labels of some rows, in their order. */
    boolean[] labels(int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = label[rows[i]];
        }
        return picked;
    }

    /** How many of some rows are positive. */
    int positives(int[] rows) {
        int count = 0;
        for (int row : rows) {
            count += label[row] ? 1 : 0;
        }
        return count;
    }

    /** How many leads some rows belong to. */
    long leads(int[] rows) {
        return Arrays.stream(rows).map(row -> lead[row]).distinct().count();
    }

    /** Some rows, ascending, as an audit of the points reads them. */
    AuditedRows audited(int[] rows) {
        return new AuditedRows(rows, pick(snapshot, rows), labels(rows), pick(lead, rows), pick(cluster, rows));
    }

    private static int[] pick(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }

    /** The clusters of some rows, in their order. */
    Clusters clusters(int[] rows) {
        return Clusters.byNumber(pick(cluster, rows));
    }
}
