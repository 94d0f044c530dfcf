package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One measure of the current scorecard and of a draft.
 *
 * @param basis      as_written, equal_volume or rows
 * @param difference the draft less the current one
 */
public record ReplayFigure(
        String level,
        String basis,
        String measure,
        String labelStep,
        OptionalDouble current,
        OptionalDouble draft,
        Estimate difference) {

    private static final String FIGURES = """
            select *
            from replay_figure
            where run_id = %s
            order by level, basis, measure
            """;

    static List<ReplayFigure> read(Store store, String run) {
        return store.rows(FIGURES.formatted(run), ReplayFigure::of);
    }

    private static ReplayFigure of(Row row) {
        return new ReplayFigure(
                row.text("level"),
                row.text("basis"),
                row.text("measure"),
                row.text("label_step"),
                row.optionalReal("current_value"),
                row.optionalReal("draft_value"),
                Estimate.of(row, "difference"));
    }

    /** 1 where the draft's is larger beyond chance, -1 where it is smaller, else 0. */
    public int direction() {
        return difference.isAbove(0) ? 1 : difference.isBelow(0) ? -1 : 0;
    }
}
