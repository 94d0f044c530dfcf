package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The thresholds that a model's curves gave, in unit entry, by level, scorer and segment.
 *
 * @param realised what came of the promises so far
 */
public record Thresholds(long modelId, List<Threshold> thresholds, List<Realised> realised) implements Answer {

    /**
     * A threshold; leads with {@code score >= threshold} are called.
     *
     * @param labelStep the step that it aims at
     * @param status    met, nearest_feasible or unavailable
     * @param threshold in the scorer's own unit; absent when unavailable
     * @param precision promised: measured on test
     * @param recall    promised: measured on test
     * @param perMonth  leads called per month, promised; absent for tables without time
     * @param steady    what the same policy chooses without one of the last months: the threshold, lowest and highest
     */
    public record Threshold(
            String level,
            String scorer,
            String segment,
            String labelStep,
            String policy,
            String status,
            String reason,
            OptionalDouble threshold,
            Figure precision,
            Figure recall,
            Figure perMonth,
            Figure steady) {

        private static Threshold of(Row row) {
            return new Threshold(
                    row.text("level"),
                    row.text("scorer"),
                    row.text("segment"),
                    row.text("label_step"),
                    row.text("policy"),
                    row.text("status"),
                    row.text("reason"),
                    row.optionalReal("threshold"),
                    Figure.of(row, "promised_precision"),
                    Figure.of(row, "promised_recall"),
                    Figure.of(row, "promised_volume_per_month"),
                    new Figure(
                            row.optionalReal("threshold"),
                            row.optionalReal("without_low"),
                            row.optionalReal("without_high")));
        }

        private boolean isUnmet() {
            return !status.equals("met") && !status.equals("held_back");
        }
    }

    /**
     * What came of a promise.
     *
     * @param months  months since the model was made
     * @param verdict within, unclear, outside or undefined
     */
    public record Realised(
            String level,
            String scorer,
            String segment,
            long months,
            String measure,
            Figure value,
            Figure promised,
            String verdict) {

        private static Realised of(Row row) {
            return new Realised(
                    row.text("level"),
                    row.text("scorer"),
                    row.text("segment"),
                    row.number("month_count"),
                    row.text("measure"),
                    new Figure(row.optionalReal("value"), row.optionalReal("low"), row.optionalReal("high")),
                    Figure.of(row, "promised"),
                    row.text("verdict"));
        }

        private List<String> cells(boolean segments) {
            boolean volume = measure.equals("volume_per_month");
            return List.of(
                    segments ? segment + ", " + level : level,
                    scorer,
                    String.valueOf(months),
                    measure.replace('_', ' '),
                    volume ? value.text(1) : value.percent(),
                    volume ? promised.text(1) : promised.percent(),
                    verdict);
        }
    }

    /** Reads the thresholds of a model for all leads. */
    public static Thresholds read(Store store, long modelId) {
        return read(store, modelId, "segment = 'all'");
    }

    /**
     * Reads the thresholds of a model for the segments of an attribute.
     *
     * @throws ProblemException when it has none
     */
    public static Thresholds ofSegment(Store store, long modelId, String attribute) {
        String name = Sql.literal(attribute);
        Thresholds found = read(
                store,
                modelId,
                "(starts_with(segment, " + name + " || '=') or starts_with(segment, " + name + " || ':'))");
        if (found.thresholds().isEmpty()) {
            throw ProblemException.usage(
                    "thresholds",
                    "Model " + modelId + " has no thresholds by '" + attribute + "'.",
                    "list the attribute under training.segments in plumbline.yaml, then train.");
        }
        return found;
    }

    private static Thresholds read(Store store, long modelId, String segments) {
        List<Threshold> thresholds = store.rows("""
                select
                    t.*,
                    w.low as without_low,
                    w.high as without_high
                from (select * from threshold where model_id = %s and %s) as t
                left join (
                    select
                        model_id,
                        scorer,
                        level,
                        segment,
                        min(without_threshold) as low,
                        max(without_threshold) as high
                    from threshold_month
                    group by model_id, scorer, level, segment
                ) as w
                    on w.model_id = t.model_id
                    and w.scorer = t.scorer
                    and w.level = t.level
                    and w.segment = t.segment
                order by
                    t.segment,
                    t.level,
                    case t.scorer when 'predictive' then 0 when 'points' then 1 else 2 end,
                    t.scorer
                """.formatted(modelId, segments), Threshold::of);
        return new Thresholds(modelId, thresholds, store.rows("""
                select *
                from threshold_realised
                where model_id = %s
                    and %s
                order by segment, level, case scorer when 'predictive' then 0 when 'points' then 1 else 2 end, scorer,
                    month_count, measure desc
                """.formatted(modelId, segments), Realised::of));
    }

    /** Only those of the two scores that are compared. */
    public Thresholds ofBothScores() {
        return new Thresholds(
                modelId,
                thresholds.stream().filter(each -> compared(each.scorer())).toList(),
                realised.stream().filter(each -> compared(each.scorer())).toList());
    }

    private static boolean compared(String scorer) {
        return scorer.equals("predictive") || scorer.equals("points");
    }

    @Override
    public void print(Page page) {
        page.heading("Thresholds of model " + modelId + ": what they promise, with 95 % intervals");
        if (thresholds.isEmpty()) {
            page.line("None: plumbline.yaml names no policy under thresholds.");
            return;
        }
        boolean segments = thresholds.stream().anyMatch(each -> !each.segment().equals("all"));
        TextTable table = TextTable.of(
                TextTable.words(segments ? "segment" : "level"),
                TextTable.words(segments ? "level" : "scorer"),
                TextTable.words(segments ? "scorer" : "aims at"),
                TextTable.numbers("threshold"),
                TextTable.words("without a month"),
                TextTable.words("precision"),
                TextTable.words("recall"),
                TextTable.words("leads a month"));
        thresholds.forEach(each -> table.row(cells(each, segments)));
        page.table(table);
        page.list(thresholds.stream()
                .filter(Threshold::isUnmet)
                .map(each -> each.level() + " by " + each.scorer() + (segments ? ", " + each.segment() : "") + ": "
                        + each.reason())
                .toList());
        page.list(thresholds.stream()
                .filter(each -> each.status().equals("held_back"))
                .map(each -> each.segment() + ", " + each.reason())
                .distinct()
                .toList());
        realised(page, segments);
    }

    private void realised(Page page, boolean segments) {
        if (realised.isEmpty()) {
            return;
        }
        page.heading("What came of the promises");
        TextTable table = TextTable.of(
                TextTable.words(segments ? "segment, level" : "level"),
                TextTable.words("scorer"),
                TextTable.numbers("months"),
                TextTable.words("measure"),
                TextTable.words("came"),
                TextTable.words("promised"),
                TextTable.words("verdict"));
        realised.forEach(each -> table.row(each.cells(segments)));
        page.table(table);
    }

    private static List<String> cells(Threshold each, boolean segments) {
        int decimals = each.scorer().equals("predictive") ? 4 : 1;
        String range = each.steady().low().isEmpty()
                ? Figures.NONE
                : Figures.decimals(each.steady().low(), decimals) + " to "
                        + Figures.decimals(each.steady().high(), decimals);
        return List.of(
                segments ? each.segment() : each.level(),
                segments ? each.level() : each.scorer(),
                segments ? each.scorer() : each.labelStep(),
                Figures.decimals(each.threshold(), decimals),
                range,
                each.precision().percent(),
                each.recall().percent(),
                each.perMonth().text(1));
    }
}
