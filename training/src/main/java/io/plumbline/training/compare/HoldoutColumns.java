package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
import io.plumbline.training.metric.Clusters;

/**
 * The held-out rows of a part as columns, ordered by lead and snapshot.
 *
 * @param columns  {@code label} of the label step, and every score of {@code holdout_score}; NaN where one is missing
 * @param clusters the account of each row's lead where given, else the lead
 */
record HoldoutColumns(Columns columns, Clusters clusters) {

    static HoldoutColumns read(Store store, long modelId, Part part, String labelStep) {
        Columns columns = store.columns("""
                select
                    cast(dense_rank() over (
                        order by coalesce('account ' || h.account_id, 'lead ' || h.lead_id)) - 1 as bigint) as cluster,
                    b.label as label,
                    h.linear_predictor as linear_predictor,
                    h.probability as probability,
                    h.points as points,
                    h.raw_points as raw_points,
                    h.fit as fit,
                    h.engagement as engagement,
                    h.stage as stage,
                    h.existing as existing
                from holdout_score as h
                join holdout_label as b
                    on b.model_id = h.model_id
                    and b.part = h.part
                    and b.lead_id = h.lead_id
                    and b.snapshot_no = h.snapshot_no
                where h.model_id = %s
                    and h.part = %s
                    and b.label_step = %s
                order by h.lead_id, h.snapshot_no
                """.formatted(modelId, Sql.literal(part.word()), Sql.literal(labelStep)));
        return new HoldoutColumns(columns, Clusters.byNumber(columns.whole("cluster")));
    }
}
