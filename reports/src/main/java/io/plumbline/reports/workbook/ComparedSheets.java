package io.plumbline.reports.workbook;

import io.plumbline.engine.sql.Sql;
import io.plumbline.reports.section.Scorer;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Points against prediction, on the same held-out rows. */
final class ComparedSheets {
    private static final String QUADRANTS = """
            select
                level as level,
                unit as unit,
                label_step as label_step,
                case
                    when called_by_points and called_by_predictive then 'both'
                    when called_by_predictive then 'predictive'
                    when called_by_points then 'points'
                    else 'neither'
                end as called_by,
                row_count as rows,
                lead_count as leads,
                positive_count as converted,
                positive_count / nullif(cast(row_count as double), 0e0) as conversion,
                low as conversion_low,
                high as conversion_high,
                amount as amount
            from agreement
            where model_id = %s
            order by %s, unit, called_by_predictive desc, called_by_points desc
            """;
    private static final String COMPARISON = """
            select
                *
            from comparison
            where model_id = %s
                %s
            order by segment <> 'all', segment, unit desc, label_step, metric, %s, scorer, baseline
            """;
    private static final String SWAPS = """
            select
                *,
                probability_percentile as prediction_percentile,
                probability_because as prediction_because,
                case when label then 'true' else 'false' end as is_converted
            from swap_lead
            where model_id = %s
            order by %s, direction desc, position
            """;

    private static final String LEVELS =
            "case level when 'mql' then 1 when 'sql' then 2 when 'all' then 4 else 3 end, level";

    private ComparedSheets() {}

    static List<Sheet> of(Subject subject, Words words) {
        return List.of(quadrants(subject, words), comparison(subject, words), swaps(subject, words));
    }

    private static Sheet quadrants(Subject subject, Words words) {
        return new Sheet(
                words.say("workbook.quadrants.name"),
                Notes.ofAll(subject, words, words.say("workbook.quadrants.note")),
                List.of(
                        Column.text("level", code -> words.named("level", code)).wide(10),
                        Column.text("called_by", code -> words.named("workbook.called", code))
                                .wide(24),
                        Column.text("unit", code -> words.named("workbook.unit", code))
                                .wide(22),
                        Column.text("label_step"),
                        Column.count("rows"),
                        Column.count("leads"),
                        Column.count("converted"),
                        Column.share("conversion"),
                        Column.share("conversion_low"),
                        Column.share("conversion_high"),
                        Column.real("amount", Format.AMOUNT)),
                QUADRANTS.formatted(subject.modelId(), LEVELS),
                List.of(
                        Shade.text("called_by", words.say("workbook.called.both"), Shade.GOOD),
                        Shade.text("called_by", words.say("workbook.called.neither"), Shade.QUIET),
                        Shade.text("called_by", words.say("workbook.called.predictive"), Shade.WARNING),
                        Shade.text("called_by", words.say("workbook.called.points"), Shade.WARNING)),
                words.say("workbook.untrained", "model", subject.modelled()));
    }

    private static Sheet comparison(Subject subject, Words words) {
        String which = subject.isWhole() ? "" : "and segment = " + Sql.literal(subject.segment());
        return new Sheet(
                words.say("workbook.comparison.name"),
                words.say("workbook.comparison.note"),
                List.of(
                        Column.text("scorer", code -> words.named("scorer", code)),
                        Column.text("baseline", code -> words.named("scorer", code))
                                .wide(22),
                        Column.text("metric").wide(44),
                        Column.text("unit", code -> words.named("workbook.unit", code))
                                .wide(22),
                        Column.text("label_step"),
                        Column.text("segment"),
                        Column.figure("value"),
                        Column.figure("baseline_value"),
                        Column.figure("difference"),
                        Column.figure("low"),
                        Column.figure("high"),
                        Column.text("verdict", code -> words.named("workbook.compared", code)),
                        Column.truth("hindsight", words).wide(10)),
                COMPARISON.formatted(subject.modelId(), which, Scorer.PLACE),
                List.of(
                        Shade.text("verdict", words.say("workbook.compared.better"), Shade.GOOD),
                        Shade.text("verdict", words.say("workbook.compared.worse"), Shade.BAD),
                        Shade.text("verdict", words.say("workbook.compared.cannot_tell"), Shade.QUIET)),
                words.say("workbook.untrained", "model", subject.modelled()));
    }

    private static Sheet swaps(Subject subject, Words words) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("lead_id", subject.leads()::of));
        columns.add(
                Column.text("level", code -> words.named("workbook.swap", code)).wide(12));
        columns.add(Column.text("direction", code -> words.named("workbook.direction", code))
                .wide(26));
        columns.add(Column.count("position"));
        columns.add(Column.instant("snapshot_at", Format.DAY));
        columns.add(Column.count("snapshot_no"));
        columns.add(Column.points("points"));
        columns.add(Column.points("points_percentile"));
        columns.add(Column.share("probability"));
        columns.add(Column.points("prediction_percentile"));
        columns.add(Column.truth("is_converted", words).wide(11));
        columns.add(Column.text("became"));
        columns.add(Column.text("points_because").wide(60).ofPersons());
        columns.add(Column.text("prediction_because").wide(60).ofPersons());
        return new Sheet(
                words.say("workbook.swaps.name"),
                Notes.ofAll(subject, words, words.say("workbook.swaps.note")),
                columns,
                SWAPS.formatted(subject.modelId(), LEVELS),
                List.of(Shade.text("is_converted", words.say("workbook.truth.true"), Shade.GOOD)),
                words.say("workbook.untrained", "model", subject.modelled()));
    }
}
