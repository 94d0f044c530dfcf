package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;

/** Where points and prediction agree at their thresholds, and what became of the leads. */
public record Agreement(List<Quadrant> quadrants) {

    /**
     * One of the four answers that two scores can give.
     *
     * @param conversion share of the quadrant's rows with the label, with its interval; absent when it is empty
     */
    public record Quadrant(
            String level,
            String unit,
            String labelStep,
            boolean calledByPoints,
            boolean calledByPredictive,
            long rows,
            long leads,
            long positives,
            Figure conversion) {}

    /** Reads the quadrants of a model, level by level. */
    public static Agreement read(Store store, long modelId) {
        return new Agreement(store.rows(
                """
                select
                    *,
                    positive_count / nullif(row_count, 0) as conversion,
                    low as conversion_low,
                    high as conversion_high
                from agreement
                where model_id = %s
                    and unit = 'entry'
                order by level, unit, called_by_points desc, called_by_predictive desc
                """.formatted(modelId),
                row -> new Quadrant(
                        row.text("level"),
                        row.text("unit"),
                        row.text("label_step"),
                        row.truth("called_by_points"),
                        row.truth("called_by_predictive"),
                        row.number("row_count"),
                        row.number("lead_count"),
                        row.number("positive_count"),
                        Figure.of(row, "conversion"))));
    }

    void print(Page page) {
        if (quadrants.isEmpty()) {
            return;
        }
        page.heading("Who was right: test leads by what the two scores said");
        TextTable table = TextTable.of(
                TextTable.words("level"),
                TextTable.words("called by"),
                TextTable.numbers("leads"),
                TextTable.numbers("converted"),
                TextTable.words("to"),
                TextTable.words("conversion"));
        quadrants.forEach(each -> table.row(
                each.level(),
                calledBy(each),
                Figures.count(each.leads()),
                Figures.count(each.positives()),
                each.labelStep(),
                each.conversion().percent()));
        page.table(table);
    }

    private static String calledBy(Quadrant each) {
        if (each.calledByPoints()) {
            return each.calledByPredictive() ? "both" : "points only";
        }
        return each.calledByPredictive() ? "prediction only" : "neither";
    }
}
