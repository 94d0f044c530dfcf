package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/** The thresholds that a model's curves gave, in unit entry, by level and scorer. */
public record Thresholds(long modelId, List<Threshold> thresholds) implements Answer {

    /**
     * A threshold; leads with {@code score >= threshold} are called.
     *
     * @param labelStep the step that it aims at
     * @param status    met, nearest_feasible or unavailable
     * @param threshold in the scorer's own unit; absent when unavailable
     * @param precision promised: measured on test
     * @param recall    promised: measured on test
     * @param perMonth  leads called per month, promised; absent for tables without time
     */
    public record Threshold(
            String level,
            String scorer,
            String labelStep,
            String policy,
            String status,
            String reason,
            OptionalDouble threshold,
            Estimate precision,
            Estimate recall,
            Estimate perMonth) {

        private static Threshold of(Row row) {
            return new Threshold(
                    row.text("level"),
                    row.text("scorer"),
                    row.text("label_step"),
                    row.text("policy"),
                    row.text("status"),
                    row.text("reason"),
                    row.optionalReal("threshold"),
                    Estimate.of(row, "promised_precision"),
                    Estimate.of(row, "promised_recall"),
                    Estimate.of(row, "promised_volume_per_month"));
        }
    }

    /** Reads all thresholds of a model. */
    public static Thresholds read(Store store, long modelId) {
        return new Thresholds(modelId, store.rows("""
                select *
                from threshold
                where model_id = %s
                    and segment = 'all'
                order by
                    level,
                    case scorer when 'predictive' then 0 when 'points' then 1 else 2 end,
                    scorer
                """.formatted(modelId), Threshold::of));
    }

    /** Only those of the two scores that are compared. */
    public Thresholds ofBothScores() {
        return new Thresholds(
                modelId,
                thresholds.stream()
                        .filter(each -> each.scorer().equals("predictive")
                                || each.scorer().equals("points"))
                        .toList());
    }

    @Override
    public void print(Page page) {
        page.heading("Thresholds of model " + modelId + ": what they promise, with 95 % intervals");
        if (thresholds.isEmpty()) {
            page.line("None: plumbline.yaml names no policy under thresholds.");
            return;
        }
        TextTable table = TextTable.of(
                TextTable.words("level"),
                TextTable.words("scorer"),
                TextTable.words("aims at"),
                TextTable.numbers("threshold"),
                TextTable.words("precision"),
                TextTable.words("recall"),
                TextTable.words("leads a month"));
        thresholds.forEach(each -> table.row(cells(each)));
        page.table(table);
        page.list(thresholds.stream()
                .filter(each -> !each.status().equals("met"))
                .map(each -> each.level() + " by " + each.scorer() + ": " + each.reason())
                .toList());
    }

    private static List<String> cells(Threshold each) {
        boolean share = each.scorer().equals("predictive");
        return List.of(
                each.level(),
                each.scorer(),
                each.labelStep(),
                Figures.decimals(each.threshold(), share ? 4 : 1),
                each.precision().percent(),
                each.recall().percent(),
                each.perMonth().text(1));
    }
}
