package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scorers held against one another on the same test rows of a model. */
public record Comparison(long modelId, List<Difference> differences) implements Answer {
    private static final String POINTS_THEN = "points_then";

    /**
     * One metric of two scorers.
     *
     * @param difference the scorer's value less the baseline's, with its paired interval
     * @param segment    all, or which rows
     * @param verdict    of the scorer: better, worse or cannot_tell
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
            String segment,
            String verdict,
            boolean hindsight) {

        /** By metrics of all rows, and by what the two find where both call as many as the points. */
        boolean isMain() {
            return isOfAll()
                    && ((unit.equals("row") && !metric.endsWith("delong"))
                            || metric.startsWith("conversions_at_equal_volume"));
        }

        /** Whether it is about all rows; of what the best so many percent hold there is a table of its own. */
        boolean isOfAll() {
            return segment.equals("all") && !metric.startsWith("conversions_in_top_");
        }

        boolean isOf(String ofScorer, String against, String ofMetric) {
            return segment.equals("all")
                    && scorer.equals(ofScorer)
                    && baseline.equals(against)
                    && metric.equals(ofMetric);
        }

        boolean isBetter() {
            return verdict.equals("better");
        }

        boolean isWorse() {
            return verdict.equals("worse");
        }

        String words() {
            return metric.replace('_', ' ').replace("roc auc", "ROC AUC").replace("delong", "(DeLong)");
        }

        /** Leads are counted with parts of one where tied ones share a place; money is whole, the rest are ratios. */
        int decimals() {
            if (metric.startsWith("amount") || metric.startsWith("profit")) {
                return 0;
            }
            boolean loss = metric.equals("log_loss") || metric.equals("brier");
            return loss ? 4 : unit.equals("entry") && !metric.startsWith("conversion_of") ? 1 : 3;
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
                order by
                    case when scorer = 'predictive' and baseline = 'points' then 0 else 1 end,
                    scorer,
                    baseline,
                    unit desc,
                    metric,
                    segment
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
                                row.text("segment"),
                                row.text("verdict"),
                                row.truth("hindsight"))));
    }

    /** One comparison over all rows. */
    Optional<Difference> of(String scorer, String baseline, String metric) {
        return differences.stream()
                .filter(each -> each.isOf(scorer, baseline, metric))
                .findFirst();
    }

    /** The points that the prediction is held against: those of the scorecards then in force where they are others. */
    String points() {
        return of("predictive", POINTS_THEN, "roc_auc").isPresent() ? POINTS_THEN : "points";
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
        List<Difference> shown =
                differences.stream().filter(Difference::isOfAll).toList();
        if (shown.isEmpty()) {
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
        shown.forEach(each -> table.row(
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
