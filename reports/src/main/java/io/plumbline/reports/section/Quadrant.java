package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Test leads that the two scores call alike, or not, at a level's thresholds; a lead is in one of the four.
 *
 * @param level              the level
 * @param labelStep          the step that counts as success
 * @param calledByPoints     points at or above their threshold
 * @param calledByPredictive probability at or above its threshold
 * @param leadCount          leads
 * @param positiveCount      that reached the step
 * @param conversion         positiveCount / leadCount with its interval
 * @param amount             what those brought; absent where no amounts are known
 */
public record Quadrant(
        String level,
        String labelStep,
        boolean calledByPoints,
        boolean calledByPredictive,
        long leadCount,
        long positiveCount,
        Estimate conversion,
        OptionalDouble amount) {

    private static final String QUADRANTS = """
            select
                *,
                positive_count / nullif(cast(lead_count as double), 0e0) as conversion
            from agreement
            where model_id = %s
                and unit = 'entry'
            order by
                %s,
                level,
                called_by_points desc,
                called_by_predictive desc
            """;

    static List<Quadrant> read(Store store, Subject subject) {
        return store.rows(QUADRANTS.formatted(subject.modelId(), Levels.PLACE), Quadrant::of);
    }

    private static Quadrant of(Row row) {
        return new Quadrant(
                row.text("level"),
                row.text("label_step"),
                row.truth("called_by_points"),
                row.truth("called_by_predictive"),
                row.number("lead_count"),
                row.number("positive_count"),
                Estimate.between(row, "conversion"),
                row.optionalReal("amount"));
    }

    /** Who calls these leads, as the code of a message: both, points, prediction or neither. */
    public String calledBy() {
        if (calledByPoints) {
            return calledByPredictive ? "both" : "points";
        }
        return calledByPredictive ? "prediction" : "neither";
    }
}
