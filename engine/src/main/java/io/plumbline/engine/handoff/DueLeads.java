package io.plumbline.engine.handoff;

import io.plumbline.engine.export.ScoredLeads;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.qualification.Overrides;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.workspace.HoldOutPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leads that are newly at a level: open for it, and at their highest one, or one above it, not handed over before; or handed
 * over, gone from there for long enough, and back. Levels for leads that took a closing step are a ladder of their own.
 *
 * @param openness   which leads are open
 * @param run        the run whose levels count, and what people said of them since
 * @param levels     all levels in rising order
 * @param level      only leads whose highest level this is; empty for any
 * @param againAfter how long a lead must have left its level; empty for never again
 * @param holdOut    leads that are never due; empty for none
 */
record DueLeads(
        Openness openness,
        ScoredRun run,
        List<Level> levels,
        Optional<String> level,
        Optional<Duration> againAfter,
        Optional<HoldOutPolicy> holdOut) {

    /** The plan of one row per lead: {@code lead_id, level, reason, buying_stage, grade, points, probability}. */
    SqlPlan plan() {
        List<String> names = levels.stream().map(Level::name).toList();
        List<Step> steps = new ArrayList<>(new ScoredLeads(names).steps(Sql.literal(run.runId())));
        steps.add(new Step("level_kind", "one row per level, the highest last", openness.levels(levels)));
        steps.add(new Step("told", "one row per lead and level, recommended or given by people", told()));
        steps.add(new Step("at_level", "one row per lead that is open for a level: the highest", atLevel()));
        steps.add(new Step("handed", "one row per lead handed over before and kind of level", HANDED));
        againAfter.ifPresent(length -> steps.addAll(new Absences(length, run.asOf()).steps()));
        steps.add(new Step("due", "one row per lead that is due", due()));
        return new SqlPlan(steps);
    }

    private String told() {
        return """
                select
                    q.lead_id as lead_id,
                    q.level as level,
                    q.reason as reason
                from qualification as q
                left join (
                %1$s) as v on v.lead_id = q.lead_id
                    and v.level = q.level
                where q.run_id = %2$s
                    and (v.action is null or v.action = 'give')
                union all
                select
                    v.lead_id,
                    v.level,
                    v.words
                from (
                %1$s) as v
                where v.action = 'give'
                    and not exists (
                        select
                            1
                        from qualification as q
                        where q.run_id = %2$s
                            and q.lead_id = v.lead_id
                            and q.level = v.level
                    )
                """.formatted(Overrides.newest(run.asOf()).indent(4), Sql.literal(run.runId()));
    }

    private String atLevel() {
        String only = holdOut.map(policy -> "\n    and not (" + policy.condition("s.lead_id") + ")")
                .orElse("");
        return """
                select
                    s.lead_id as lead_id,
                    t.level as level,
                    t.reason as reason,
                    coalesce(k.position, 0) as position,
                    coalesce(k.for_closed, false) as for_closed,
                    s.buying_stage as buying_stage,
                    s.grade as grade,
                    s.points as points,
                    s.probability as probability
                from scored as s
                join told as t on t.lead_id = s.lead_id
                left join level_kind as k on k.level = t.level
                where %s%s
                qualify row_number() over (partition by s.lead_id order by position desc, t.level) = 1
                """.formatted(
                openness.condition("s.lead_id", "coalesce(k.for_closed, false)", "coalesce(s.open, true)", run.asOf()),
                only);
    }

    private static final String HANDED = """
            select
                h.lead_id as lead_id,
                coalesce(k.for_closed, false) as for_closed,
                max(coalesce(k.position, 0)) as position,
                max(h.as_of) as last_at
            from handoff as h
            left join level_kind as k on k.level = h.level
            group by
                h.lead_id,
                coalesce(k.for_closed, false)
            """;

    private String due() {
        String back = againAfter.isPresent() ? "\n        or a.lead_id in (select b.lead_id from back as b)" : "";
        String only =
                level.map(name -> "\n    and a.level = " + Sql.literal(name)).orElse("");
        return """
                select
                    a.*
                from at_level as a
                left join handed as h on h.lead_id = a.lead_id
                    and h.for_closed = a.for_closed
                where (
                    h.lead_id is null
                        or h.position < a.position%s
                )%s
                """.formatted(back, only);
    }
}
