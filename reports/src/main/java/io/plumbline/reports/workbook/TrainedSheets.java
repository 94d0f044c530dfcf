package io.plumbline.reports.workbook;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.Scorer;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.util.List;

/** What the held-out rows say of every score: deciles, chosen thresholds and the curves they were read from. */
final class TrainedSheets {
    private static final String DECILES = """
            select
                scorer as scorer,
                decile as decile,
                row_count as rows,
                positive_count as converted,
                positive_count / nullif(row_count, 0) as conversion,
                positive_count / nullif(row_count, 0)
                    / nullif(sum(positive_count) over (partition by scorer) / sum(row_count) over (partition by scorer), 0)
                    as lift,
                lowest_score as lowest_score
            from decile
            where model_id = %s
                and part = 'test'
            order by %s, scorer, decile
            """;
    private static final String THRESHOLDS = """
            select
                *,
                promised_volume_per_month as promised_volume,
                promised_volume_per_month_low as promised_volume_low,
                promised_volume_per_month_high as promised_volume_high,
                chosen_volume_per_month as chosen_volume
            from threshold
            where model_id = %s
                %s
            order by segment <> 'all', segment, case level when 'mql' then 1 when 'sql' then 2 else 3 end, level, %s, scorer
            """;
    // Of the points within a four-hundredth of recall the highest threshold is kept; the eye cannot part more.
    private static final String CURVE = """
            select
                scorer as scorer,
                label_step as label_step,
                threshold as threshold,
                tp + fp as called,
                tp as found,
                fn as missed,
                precision as precision,
                recall as recall
            from pr_curve
            where model_id = %s
                and part = 'test'
                and unit = 'entry'
                and segment = %s
                and recall is not null
            qualify row_number() over (partition by scorer, label_step, floor(recall * 400) order by threshold desc) = 1
            order by label_step, %s, scorer, threshold desc
            """;

    private TrainedSheets() {}

    static Sheet thresholds(Subject subject, Words words) {
        String which = subject.isWhole() ? "" : "and segment = " + Sql.literal(subject.segment());
        return new Sheet(
                words.say("workbook.thresholds.name"),
                words.say("workbook.thresholds.note"),
                List.of(
                        Column.text("level", code -> words.named("level", code)).wide(10),
                        Column.text("scorer", code -> words.named("scorer", code)),
                        Column.text("segment"),
                        Column.text("label_step"),
                        Column.text("policy", code -> words.named("policy", code)),
                        Column.text("status", code -> words.named("workbook.status", code))
                                .wide(24),
                        Column.figure("threshold"),
                        Column.share("promised_precision"),
                        Column.share("promised_precision_low"),
                        Column.share("promised_precision_high"),
                        Column.share("promised_recall"),
                        Column.share("promised_recall_low"),
                        Column.share("promised_recall_high"),
                        Column.real("promised_volume", Format.SHARED_COUNT),
                        Column.real("promised_volume_low", Format.SHARED_COUNT),
                        Column.real("promised_volume_high", Format.SHARED_COUNT),
                        Column.share("chosen_precision"),
                        Column.share("chosen_recall"),
                        Column.real("chosen_volume", Format.SHARED_COUNT),
                        Column.prose("reason", row -> row.optionalText("reason"))),
                thresholds(subject, which),
                List.of(
                        status(words, "met", Shade.GOOD),
                        status(words, "nearest_feasible", Shade.WARNING),
                        status(words, "unavailable", Shade.BAD),
                        status(words, "held_back", Shade.QUIET)),
                words.say("workbook.untrained", "model", subject.modelled()));
    }

    /** The thresholds of the two scores the report is about, and no more than what they promise. */
    static Sheet promises(Subject subject, Words words) {
        Sheet all = thresholds(subject, words);
        String which = "and scorer in ('predictive', 'points') and segment = " + Sql.literal(subject.segment());
        return new Sheet(all.name(), all.note(), promised(words), thresholds(subject, which), List.of(), all.empty());
    }

    private static String thresholds(Subject subject, String which) {
        return THRESHOLDS.formatted(subject.modelId(), which, Scorer.PLACE);
    }

    private static List<Column> promised(Words words) {
        return List.of(
                Column.text("level", code -> words.named("level", code)),
                Column.text("scorer", code -> words.named("scorer", code)),
                Column.figure("threshold"),
                Column.text("status", code -> words.named("workbook.status", code)),
                Column.share("promised_precision"),
                Column.share("promised_precision_low"),
                Column.share("promised_precision_high"),
                Column.share("promised_recall"),
                Column.share("promised_recall_low"),
                Column.share("promised_recall_high"),
                Column.real("promised_volume", Format.SHARED_COUNT),
                Column.real("promised_volume_low", Format.SHARED_COUNT),
                Column.real("promised_volume_high", Format.SHARED_COUNT));
    }

    private static Shade status(Words words, String status, String colour) {
        return Shade.text("status", words.named("workbook.status", status), colour);
    }

    static Sheet curves(Store store, Subject subject, Words words) {
        String segment = Sql.literal(subject.segment());
        long stored = store.number("select count(*) from pr_curve where model_id = " + subject.modelId()
                        + " and part = 'test' and unit = 'entry' and recall is not null and segment = " + segment)
                .orElse(0L);
        return new Sheet(
                words.say("workbook.curves.name"),
                words.say("workbook.curves.note", "stored", words.figures().count(stored)),
                List.of(
                        Column.text("scorer", code -> words.named("scorer", code)),
                        Column.text("label_step"),
                        Column.figure("threshold"),
                        Column.count("called"),
                        Column.count("found"),
                        Column.count("missed"),
                        Column.share("precision"),
                        Column.share("recall")),
                CURVE.formatted(subject.modelId(), segment, Scorer.PLACE),
                List.of(),
                words.say("workbook.untrained", "model", subject.modelled()));
    }

    static Sheet deciles(Subject subject, Words words) {
        return new Sheet(
                words.say("workbook.deciles.name"),
                Notes.ofAll(subject, words, words.say("workbook.deciles.note")),
                List.of(
                        Column.text("scorer", code -> words.named("scorer", code)),
                        Column.count("decile"),
                        Column.real("rows", Format.SHARED_COUNT),
                        Column.real("converted", Format.SHARED_COUNT),
                        Column.share("conversion"),
                        Column.real("lift", Format.FIGURE),
                        Column.figure("lowest_score")),
                DECILES.formatted(subject.modelId(), Scorer.PLACE),
                List.of(
                        new Shade(List.of("lift"), "lift", ">=2", Shade.GOOD),
                        new Shade(List.of("lift"), "lift", "<0.5", Shade.QUIET)),
                words.say("workbook.untrained", "model", subject.modelled()));
    }
}
