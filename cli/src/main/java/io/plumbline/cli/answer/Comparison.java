package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/** Scorers held against one another on the same test rows of a model. */
public record Comparison(long modelId, List<Difference> differences) implements Answer {
    private static final String POINTS_THEN = "points_then";

    /**
     * One metric of two scorers.
     *
     * @param difference the scorer's value less the baseline's, with its paired interval
     * @param hindsight  whether some of the points are of a scorecard that was not in force at their moment
     */
    public record Difference(
            String scorer,
            String baseline,
            String unit,
            String labelStep,
            String metric,
            OptionalDouble value,
            OptionalDouble baselineValue,
            Figure difference,
            boolean hindsight) {

        /** By metrics of all rows, and by what the two find where both call as many as the points. */
        boolean isMain() {
            return unit.equals("row") || metric.startsWith("conversions_at_equal_volume");
        }

        String words() {
            return metric.replace('_', ' ').replace("roc auc", "ROC AUC");
        }

        /** Leads and money are counted, with parts of one where tied leads share a place; the rest are ratios. */
        int decimals() {
            return unit.equals("entry") && !metric.startsWith("conversion_of") ? 1 : 3;
        }
    }

    /** Reads the comparisons of a model, predictive against points first. */
    public static Comparison read(Store store, long modelId) {
        return new Comparison(
                modelId,
                store.rows(
                        """
                select
                    *,
                    low as difference_low,
                    high as difference_high
                from comparison
                where model_id = %s
                    and segment = 'all'
                    and metric not like 'conversions_in_top_%%'
                order by
                    case when scorer = 'predictive' and baseline = 'points' then 0 else 1 end,
                    scorer,
                    baseline,
                    unit desc,
                    metric
                """.formatted(modelId),
                        row -> new Difference(
                                row.text("scorer"),
                                row.text("baseline"),
                                row.text("unit"),
                                row.text("label_step"),
                                row.text("metric"),
                                row.optionalReal("value"),
                                row.optionalReal("baseline_value"),
                                Figure.of(row, "difference"),
                                row.truth("hindsight"))));
    }

    /** Only the predictive score against the points, by what says most. */
    public Comparison ofBothScores() {
        return new Comparison(
                modelId,
                differences.stream()
                        .filter(each -> each.scorer().equals("predictive")
                                && List.of("points", POINTS_THEN).contains(each.baseline())
                                && each.isMain())
                        .toList());
    }

    @Override
    public void print(Page page) {
        if (differences.isEmpty()) {
            return;
        }
        page.heading("Scores compared on the same test rows of model " + modelId);
        TextTable table = TextTable.of(
                TextTable.words("scorer"),
                TextTable.words("against"),
                TextTable.words("metric"),
                TextTable.words("aims at"),
                TextTable.numbers("value"),
                TextTable.numbers("against"),
                TextTable.words("difference"));
        differences.forEach(each -> table.row(
                each.scorer(),
                each.baseline(),
                each.words(),
                each.labelStep(),
                Figures.decimals(each.value(), each.decimals()),
                Figures.decimals(each.baselineValue(), each.decimals()),
                each.difference().text(each.decimals())));
        page.table(table);
        if (differences.stream().anyMatch(each -> each.scorer().equals("yardstick"))) {
            page.line(
                    "The yardstick is a more complex model on the same rows: its difference is what that would gain.");
        }
        if (isHindsight("points")) {
            page.line("Points are those of the current scorecard, also for earlier moments (hindsight).");
        }
        if (differences.stream().anyMatch(each -> each.baseline().equals(POINTS_THEN))) {
            page.line("Of points_then each moment has those of the scorecard in force then"
                    + (isHindsight(POINTS_THEN) ? ", or of the current one where none is known." : "."));
        }
    }

    private boolean isHindsight(String baseline) {
        return differences.stream().anyMatch(each -> each.baseline().equals(baseline) && each.hindsight());
    }
}
