package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Test leads that the two scores call alike, or not, at a level's thresholds.
 *
 * @param level              the level
 * @param unit               row or entry
 * @param labelStep          the step that counts as success
 * @param calledByPoints     points at or above their threshold
 * @param calledByPredictive probability at or above its threshold
 * @param rowCount           in the unit
 * @param leadCount          leads among them
 * @param positiveCount      that reached the step
 * @param conversion         positiveCount / rowCount with its interval
 */
public record Quadrant(
        String level,
        String unit,
        String labelStep,
        boolean calledByPoints,
        boolean calledByPredictive,
        long rowCount,
        long leadCount,
        long positiveCount,
        Estimate conversion) {

    private static final String QUADRANTS = """
            select
                *,
                positive_count / nullif(cast(row_count as double), 0e0) as conversion
            from agreement
            where model_id = %s
                and unit = 'row'
            order by
                case level when 'mql' then 1 when 'sql' then 2 else 3 end,
                level,
                called_by_predictive desc,
                called_by_points desc
            """;

    static List<Quadrant> read(Store store, Subject subject) {
        return store.rows(QUADRANTS.formatted(subject.modelId()), Quadrant::of);
    }

    private static Quadrant of(Row row) {
        OptionalDouble conversion = row.optionalReal("conversion");
        return new Quadrant(
                row.text("level"),
                row.text("unit"),
                row.text("label_step"),
                row.truth("called_by_points"),
                row.truth("called_by_predictive"),
                row.number("row_count"),
                row.number("lead_count"),
                row.number("positive_count"),
                new Estimate(conversion, row.optionalReal("low"), row.optionalReal("high")));
    }

    /** What is counted. */
    public String unitWords() {
        return unit.equals("row") ? "rows" : "entries";
    }

    /** Who calls these leads. */
    public String words() {
        if (calledByPredictive) {
            return calledByPoints ? "called by both" : "called by the model only";
        }
        return calledByPoints ? "called by the points only" : "called by neither";
    }
}
