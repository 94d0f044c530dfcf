package io.plumbline.engine.score;

import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One row of the result of a {@link ScorePlan}: scores in whole micro-points. */
record LeadPoints(
        String lead,
        long fit,
        long engagement,
        long stage,
        Optional<String> buyingStage,
        long points,
        long rawPoints,
        String grade,
        Optional<String> segment) {

    /** The rows of a plan, by lead. */
    static Map<String, LeadPoints> of(Store store, SqlPlan plan) {
        Map<String, LeadPoints> byLead = new TreeMap<>();
        store.rows(plan.query(), LeadPoints::of).forEach(points -> byLead.put(points.lead(), points));
        return byLead;
    }

    private static LeadPoints of(Row row) {
        return new LeadPoints(
                row.text("lead_id"),
                row.number("fit_us"),
                row.number("engagement_us"),
                row.number("stage_us"),
                row.optionalText("buying_stage"),
                row.number("points_us"),
                row.number("raw_points_us"),
                row.text("grade"),
                row.optionalText("segment"));
    }
}
