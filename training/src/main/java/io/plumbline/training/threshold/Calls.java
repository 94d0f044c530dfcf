package io.plumbline.training.threshold;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.Clusters;

/**
 * What calling at one threshold comes to for each lead of a part, in unit entry. Leads come in one fixed order, so that
 * the calls of two scorers can be set side by side.
 *
 * @param clusters the account of each lead where given, else the lead
 * @param called   1 where the lead was called, else 0
 * @param found    1 where it was called at a row with label 1
 * @param missed   1 where it had a row with label 1 and was not called at one
 */
public record Calls(Clusters clusters, double[] called, double[] found, double[] missed) {

    /** Counts the stored held-out rows at a threshold of a scorer. */
    public static Calls at(Store store, long modelId, Part part, Scorer scorer, String labelStep, double threshold) {
        return at(store, modelId, part, scorer.column(), labelStep, threshold);
    }

    /**
     * Counts the stored held-out rows.
     *
     * @param column the score of {@code holdout_score} that the threshold is on
     */
    public static Calls at(Store store, long modelId, Part part, String column, String labelStep, double threshold) {
        Columns columns = store.columns("""
                with per_lead as (
                    select
                        lead_id,
                        any_value(cluster_key) as cluster_key,
                        arg_min(label, snapshot_no) filter (where %s >= %s) as called_label,
                        bool_or(label) as positive
                    from (%s)
                    where part = %s
                        and label_step = %s
                    group by lead_id
                )
                select
                    cast(dense_rank() over (order by cluster_key) - 1 as bigint) as cluster,
                    called_label is not null as called,
                    coalesce(called_label, false) as found,
                    positive and not coalesce(called_label, false) as missed
                from per_lead
                order by lead_id
                """.formatted(
                        Sql.identifier(column),
                        Sql.literal(threshold),
                        LabelledHoldout.of(modelId),
                        Sql.literal(part.word()),
                        Sql.literal(labelStep)));
        return new Calls(
                Clusters.byNumber(columns.whole("cluster")),
                columns.column("called"),
                columns.column("found"),
                columns.column("missed"));
    }
}
