package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trained model in a few facts.
 *
 * @param modelId             its number in the store
 * @param status              candidate, champion and the like, as the store says
 * @param asOf                what was known when it was trained
 * @param target              the step it predicts
 * @param horizonDays         days within which the step counts; absent for a table without time
 * @param snapshotPolicy      how rows were taken
 * @param pointInTimeChecked  whether the data have the time that rules out knowledge of the future
 * @param regularisationC     the chosen C
 * @param calibration         none, platt or isotonic
 * @param rowCount            rows of the deployed fit
 * @param leadCount           leads among them
 * @param positiveCount       rows among them that reached the target in time
 * @param fingerprint         of the model
 */
public record ModelSummary(
        long modelId,
        String status,
        Instant asOf,
        String target,
        OptionalDouble horizonDays,
        String snapshotPolicy,
        boolean pointInTimeChecked,
        double regularisationC,
        String calibration,
        long rowCount,
        long leadCount,
        long positiveCount,
        String fingerprint) {

    private static final String MODEL = """
            select
                model_id as model_id,
                status as status,
                as_of as as_of,
                target as target,
                horizon_days as horizon_days,
                snapshot_policy as snapshot_policy,
                point_in_time_checked as point_in_time_checked,
                regularisation_c as regularisation_c,
                calibration as calibration,
                row_count as row_count,
                lead_count as lead_count,
                positive_count as positive_count,
                fingerprint as fingerprint
            from model
            where run_id <= %s
            order by model_id is not distinct from (%s) desc, run_id desc, model_id desc
            limit 1
            """;

    private static final String IN_USE = """
            select
                model_id
            from prediction
            where run_id = (select max(run_id) from prediction where run_id <= %s)
            limit 1""";

    /** The model that a run predicted with, else the one that an earlier run did, else the newest. */
    static Optional<ModelSummary> inUse(Store store, long runId) {
        String run = Sql.literal(runId);
        return store.first(MODEL.formatted(run, IN_USE.formatted(run)), ModelSummary::of);
    }

    private static ModelSummary of(Row row) {
        return new ModelSummary(
                row.number("model_id"),
                row.text("status"),
                row.instant("as_of"),
                row.text("target"),
                row.optionalReal("horizon_days"),
                row.text("snapshot_policy"),
                row.truth("point_in_time_checked"),
                row.real("regularisation_c"),
                row.text("calibration"),
                row.number("row_count"),
                row.number("lead_count"),
                row.number("positive_count"),
                row.text("fingerprint"));
    }
}
