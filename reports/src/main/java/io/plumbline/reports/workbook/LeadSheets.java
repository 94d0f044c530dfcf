package io.plumbline.reports.workbook;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** Who sales should work now, and all leads. */
final class LeadSheets {
    /** As many as Excel has rows for. */
    private static final long MOST = Worksheet.MAX_ROWS - Sheet.ABOVE;

    private static final String LEADS = """
            with level_size as (
                select
                    level as level,
                    count(*) as lead_count
                from qualification
                where run_id = %1$s
                group by level
            ),
            highest_level as (
                select
                    q.lead_id as lead_id,
                    q.level as level,
                    q.since as since,
                    q.reason as reason,
                    l.lead_count as lead_count
                from qualification as q
                join level_size as l on l.level = q.level
                where q.run_id = %1$s
                qualify row_number() over (partition by q.lead_id order by l.lead_count, q.level desc) = 1
            ),
            last_handover as (
                select
                    lead_id,
                    as_of,
                    handed_to,
                    next_step,
                    due_at
                from handoff
                where run_id <= %3$s
                qualify row_number() over (partition by lead_id order by as_of desc, run_id desc) = 1
            ),
            last_track as (
                select
                    n.lead_id as lead_id,
                    n.track as track,
                    l.next_step as next_step
                from nurture_lead as n
                join nurture_list as l on l.run_id = n.run_id
                    and l.track = n.track
                where n.run_id <= %3$s
                    and not n.held_out
                    and n.follow_until > %4$s
                qualify row_number() over (partition by n.lead_id order by n.run_id desc) = 1
            )
            select
                s.lead_id as lead_id,
                h.level as level,
                h.since as level_since,
                h.reason as level_reason,
                p.probability as probability,
                p.predictive_score as predictive_score,
                cast(s.points as double) as points,
                s.grade as grade,
                cast(s.fit as double) as fit,
                cast(s.engagement as double) as engagement,
                s.buying_stage as buying_stage,
                cast(s.stage_points as double) as stage_points,
                nullif(concat_ws('; ', b.reason_1, b.reason_2, b.reason_3), '') as points_because,
                nullif(concat_ws('; ', c.reason_1, c.reason_2, c.reason_3), '') as prediction_because,
                coalesce(case when h.level is not null then o.next_step end, t.next_step) as next_step,
                case when h.level is not null then o.due_at end as due_at,
                case when h.level is not null then o.handed_to end as handed_to,
                o.as_of as handed_over,
                t.track as track,
                p.open as open
            from lead_score as s
            left join highest_level as h on h.lead_id = s.lead_id
            left join prediction as p on p.run_id = %2$s
                and p.lead_id = s.lead_id
            left join lead_reason as b on b.run_id = %1$s
                and b.lead_id = s.lead_id
                and b.scorer = 'points'
            left join lead_reason as c on c.run_id = %2$s
                and c.lead_id = s.lead_id
                and c.scorer = 'predictive'
            left join last_handover as o on o.lead_id = s.lead_id
            left join last_track as t on t.lead_id = s.lead_id
            where s.run_id = %1$s
            """;
    private static final String NOW = """
                and h.level is not null
                and coalesce(p.open, true)
            order by h.lead_count, h.level, p.probability desc nulls last, s.points desc, s.lead_id
            limit %s
            """;
    private static final String ALL = """
            order by p.probability desc nulls last, s.points desc, s.lead_id
            limit %s
            """;

    private LeadSheets() {}

    /** Open leads at a level, then all leads with scores. */
    static List<Sheet> of(Store store, Subject subject, Words words) {
        String scored = subject.newestRun(store, "lead_score");
        String predicted = subject.newestRun(store, "prediction");
        String leads = LEADS.formatted(scored, predicted, Sql.literal(subject.runId()), Sql.literal(subject.asOf()));
        List<Column> columns = columns(subject, words);
        List<Column> now =
                columns.stream().filter(column -> !column.name().equals("open")).toList();
        String moments = words.say(
                "workbook.leads.moments",
                "scored",
                asOf(store, "lead_score", scored),
                "predicted",
                asOf(store, "prediction", predicted));
        return List.of(
                new Sheet(
                        words.say("workbook.now.name"),
                        words.say("workbook.now.note") + " " + moments,
                        now,
                        leads + NOW.formatted(MOST),
                        Shade.scale("predictive_score", "probability", "predictive_score"),
                        words.say("workbook.now.empty")),
                new Sheet(
                        words.say("workbook.leads.name"),
                        words.say("workbook.leads.note", "shown", shown(store, scored, words)) + " " + moments,
                        columns,
                        leads + ALL.formatted(MOST),
                        Shade.scale("predictive_score", "probability", "predictive_score"),
                        words.say("workbook.leads.empty")));
    }

    private static String asOf(Store store, String table, String run) {
        return Figures.instant(store.rows(
                        "select max(as_of) as as_of from " + table + " where run_id = " + run,
                        row -> row.optionalInstant("as_of"))
                .get(0));
    }

    private static String shown(Store store, String scored, Words words) {
        long leads = store.number("select count(*) from lead_score where run_id = " + scored)
                .orElse(0L);
        return leads > MOST
                ? words.say(
                        "workbook.leads.cut",
                        "shown",
                        words.figures().count(MOST),
                        "left",
                        words.figures().count(leads - MOST))
                : words.say("workbook.leads.whole", "leads", words.figures().count(leads));
    }

    private static List<Column> columns(Subject subject, Words words) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("lead_id", subject.leads()::of));
        columns.add(Column.text("level", code -> words.named("level", code)).wide(10));
        columns.add(Column.instant("level_since", Format.DAY));
        columns.add(Column.share("probability"));
        columns.add(Column.points("predictive_score"));
        columns.add(Column.points("points"));
        columns.add(Column.text("grade").wide(8));
        columns.add(Column.points("fit"));
        columns.add(Column.points("engagement").wide(12));
        columns.add(Column.text("buying_stage").wide(16));
        columns.add(Column.points("stage_points"));
        columns.add(Column.text("points_because").wide(60).ofPersons());
        columns.add(Column.text("prediction_because").wide(60).ofPersons());
        columns.add(Column.text("next_step").wide(40));
        columns.add(Column.instant("due_at", Format.MINUTE));
        columns.add(Column.text("handed_to").ofPersons());
        columns.add(Column.instant("handed_over", Format.DAY));
        columns.add(Column.text("track"));
        columns.add(Column.text("level_reason").wide(50).ofPersons());
        columns.add(Column.truth("open", words).wide(8));
        return columns;
    }
}
