package io.plumbline.training.compare;

import io.plumbline.engine.model.PredictionReasons;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.PointsReasonPlan;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.snapshot.TrainingRows;

/**
 * Says of each lead in {@code swap_lead} why it has its points and why its probability, as of the row where it is shown:
 * the rules that change its points most then, and the features that set it apart most by the evaluation model. Only the
 * rows shown are explained; needs the temporary tables of the training rows.
 */
public final class SwapReasons {
    private static final String ROWS = "swap_row";
    private static final String TURN = "swap_turn";
    private static final String TEXT = "concat_ws('; ', k.reason_1, k.reason_2, k.reason_3)";

    private final Store store;
    private final long modelId;

    private SwapReasons(Store store, long modelId) {
        this.store = store;
        this.modelId = modelId;
    }

    /**
     * Explains and stores.
     *
     * @param evaluation the model that gave the test rows their probability
     */
    public static void store(
            Store store, Workspace workspace, Scorecard scorecard, long modelId, PropensityModel evaluation) {
        SwapReasons reasons = new SwapReasons(store, modelId);
        long turns = reasons.find();
        for (long turn = 1; turn <= turns; turn++) {
            reasons.ofPoints(workspace, scorecard, turn);
        }
        reasons.ofPrediction(evaluation);
    }

    /** A moment holds a lead once, so its rows are taken in turn; how many turns there are. */
    private long find() {
        store.execute("""
                create or replace temp table %s as
                select
                    r.row_id as row_id,
                    r.lead_id as lead_id,
                    r.snapshot_no as snapshot_no,
                    r.as_of_us as as_of_us,
                    row_number() over (partition by r.lead_id order by r.snapshot_no) as turn
                from training_row as r
                semi join swap_lead as s
                    on s.model_id = %s
                    and s.lead_id = r.lead_id
                    and s.snapshot_no = r.snapshot_no
                """.formatted(ROWS, modelId));
        return store.number("select coalesce(max(turn), 0) from " + ROWS).orElseThrow();
    }

    private void ofPoints(Workspace workspace, Scorecard scorecard, long turn) {
        store.execute(
                "create or replace temp table %s as select * from %s where turn = %s".formatted(TURN, ROWS, turn));
        String reasons = PointsReasonPlan.of(
                        scorecard, workspace.declarations(), AttributesAsOf.in(store), Moment.of(TURN))
                .query();
        tell("points_because", reasons, TURN, "r.lead_id = k.lead_id");
    }

    private void ofPrediction(PropensityModel evaluation) {
        String reasons = PredictionReasons.ofRows(evaluation, """
                        select
                            cast(f.row_id as varchar) as lead_id,
                            f.* exclude (row_id)
                        from %s as f
                        semi join %s as r on r.row_id = f.row_id
                        """.formatted(TrainingRows.FEATURES, ROWS))
                .query();
        tell("probability_because", reasons, ROWS, "cast(r.row_id as varchar) = k.lead_id");
    }

    private void tell(String column, String reasons, String rows, String join) {
        store.execute("""
                update swap_lead
                set %s = k.text
                from (
                    select
                        r.lead_id as lead_id,
                        r.snapshot_no as snapshot_no,
                        %s as text
                    from %s as r
                    join (%s) as k on %s
                    where k.reason_1 is not null
                ) as k
                where swap_lead.model_id = %s
                    and swap_lead.lead_id = k.lead_id
                    and swap_lead.snapshot_no = k.snapshot_no
                """.formatted(column, TEXT, rows, reasons, join, modelId));
    }
}
