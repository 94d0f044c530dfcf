package io.plumbline.cli.answer;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One measure of the current scorecard and of a draft.
 *
 * @param basis      {@code as_written}, {@code equal_volume} or {@code rows}
 * @param difference the draft less the current one, with the interval of pairs
 */
public record ReplayFigure(
        String level, String basis, String measure, String labelStep, Figure current, Figure draft, Figure difference) {

    static List<ReplayFigure> read(Store store, long runId) {
        return store.rows("""
                select
                    f.*,
                    f.current_value as current,
                    f.draft_value as draft
                from replay_figure as f
                where f.run_id = %s
                order by
                    f.level = 'all' desc,
                    f.level,
                    f.basis,
                    list_position(['average_precision', 'roc_auc', 'different_points', 'called', 'found', 'missed', 'precision', 'recall'], f.measure)
                """.formatted(runId), ReplayFigure::of);
    }

    private static ReplayFigure of(Row row) {
        return new ReplayFigure(
                row.text("level"),
                row.text("basis"),
                row.text("measure"),
                row.text("label_step"),
                Figure.of(row, "current"),
                Figure.of(row, "draft"),
                Figure.of(row, "difference"));
    }

    String words() {
        return measure.replace('_', ' ').replace("roc auc", "ROC AUC");
    }

    private boolean isShare() {
        return measure.equals("precision") || measure.equals("recall");
    }

    private boolean isCount() {
        return measure.equals("different_points") || !(basis.equals("rows") || isShare());
    }

    String text(Figure figure) {
        return isShare() ? figure.percent() : figure.text(isCount() ? 0 : 3);
    }

    /** The value without its interval. */
    String value(Figure figure) {
        return text(new Figure(figure.value(), OptionalDouble.empty(), OptionalDouble.empty()));
    }

    /** Whether the interval of the difference leaves out 0. */
    boolean isDecided() {
        return direction() != 0;
    }

    /** 1 where the draft's is larger beyond chance, -1 where it is smaller, else 0. */
    int direction() {
        return difference.low().orElse(0) > 0 ? 1 : difference.high().orElse(0) < 0 ? -1 : 0;
    }
}
