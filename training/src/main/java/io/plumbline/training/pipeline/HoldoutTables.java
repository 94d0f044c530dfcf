package io.plumbline.training.pipeline;

import io.plumbline.engine.model.Calibrator;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
import java.util.Arrays;

/**
 * Stores the predictions of rows that their model did not see, beside the points of the same moments.
 *
 * @param target     the step that the model predicts
 * @param calibrator linear predictor to probability
 */
record HoldoutTables(Store store, long modelId, String target, Calibrator calibrator) {

    /**
     * Stores a part.
     *
     * @param rows             numbers of the rows
     * @param linearPredictors of these rows
     * @param yardstick        of these rows
     */
    void store(Part part, int[] rows, double[] linearPredictors, Yardstick yardstick) {
        double[] probabilities =
                Arrays.stream(linearPredictors).map(calibrator::probability).toArray();
        store.execute("create or replace temp table held_out (row_id double, linear_predictor double,"
                + " probability double, yardstick double)");
        store.append(
                "held_out",
                Arrays.stream(rows).asDoubleStream().toArray(),
                linearPredictors,
                probabilities,
                yardstick.probabilities());
        storeScores(part);
        storeLabels(part);
    }

    private void storeScores(Part part) {
        store.execute("""
                insert into holdout_score
                select
                    %s as model_id,
                    %s as part,
                    r.lead_id as lead_id,
                    r.account_id as account_id,
                    r.snapshot_no as snapshot_no,
                    r.snapshot_at as snapshot_at,
                    b.label as label,
                    h.linear_predictor as linear_predictor,
                    h.probability as probability,
                    r.points as points,
                    r.raw_points as raw_points,
                    r.fit as fit,
                    r.engagement as engagement,
                    r.stage as stage,
                    r.existing as existing,
                    h.yardstick as yardstick,
                    r.points_then as points_then
                from held_out as h
                join training_row as r on r.row_id = h.row_id
                join training_label as b on b.row_id = h.row_id
                where b.label_step = %s
                order by r.row_id
                """.formatted(modelId, Sql.literal(part.word()), Sql.literal(target)));
    }

    private void storeLabels(Part part) {
        store.execute("""
                insert into holdout_label
                select
                    %s as model_id,
                    %s as part,
                    r.lead_id as lead_id,
                    r.snapshot_no as snapshot_no,
                    b.label_step as label_step,
                    b.label as label
                from held_out as h
                join training_row as r on r.row_id = h.row_id
                join training_label as b on b.row_id = h.row_id
                order by r.row_id, b.label_step
                """.formatted(modelId, Sql.literal(part.word())));
    }
}
