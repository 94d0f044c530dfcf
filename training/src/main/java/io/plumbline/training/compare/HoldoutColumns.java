package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.curve.Part;
import io.plumbline.training.metric.Clusters;

/**
 * The held-out rows of a part as columns, ordered by lead and snapshot.
 *
 * @param columns  {@code lead}, its number; {@code label} of the label step; and every score of {@code holdout_score},
 *                 NaN where one is missing
 * @param clusters the account of each row's lead where given, else the lead
 */
record HoldoutColumns(Columns columns, Clusters clusters) {

    static HoldoutColumns read(Store store, long modelId, Part part, String labelStep) {
        Columns columns = store.columns(
                """
                select
                    cast(dense_rank() over (order by cluster_key) - 1 as bigint) as cluster,
                    cast(dense_rank() over (order by lead_id) - 1 as bigint) as lead,
                    label,
                    linear_predictor,
                    probability,
                    points,
                    raw_points,
                    fit,
                    engagement,
                    stage,
                    existing,
                    yardstick,
                    points_then
                from (%s)
                where part = %s
                    and label_step = %s
                order by lead_id, snapshot_no
                """.formatted(LabelledHoldout.of(modelId), Sql.literal(part.word()), Sql.literal(labelStep)));
        return new HoldoutColumns(columns, Clusters.byNumber(columns.whole("cluster")));
    }
}
