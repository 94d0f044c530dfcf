package io.plumbline.engine.handoff;

import io.plumbline.engine.export.ScoredLeads;
import io.plumbline.engine.export.ScoredRun;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.workspace.HoldOutPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leads that are newly at a level: open, and at their highest level, or one above it, not handed over before; or handed
 * over, gone from there for long enough, and back. A lead has left a level when a run did not recommend it any more.
 *
 * @param closing    a lead that reached one of these steps is not open
 * @param run        the run whose levels count
 * @param levels     names of all levels in rising order
 * @param level      only leads whose highest level this is; empty for any
 * @param againAfter how long a lead must have left its level; empty for never again
 * @param holdOut    leads that are never due; empty for none
 */
record DueLeads(
        Set<String> closing,
        ScoredRun run,
        List<String> levels,
        Optional<String> level,
        Optional<Duration> againAfter,
        Optional<HoldOutPolicy> holdOut) {

    /** The plan of one row per lead: {@code lead_id, level, buying_stage, grade, points, probability}. */
    SqlPlan plan() {
        List<Step> steps = new ArrayList<>(new ScoredLeads(levels).steps(Sql.literal(run.runId())));
        steps.add(new Step("at_level", "one row per open lead at a level", atLevel()));
        steps.add(new Step("handed", "one row per lead handed over before: its highest level then", HANDED));
        if (againAfter.isPresent()) {
            steps.add(new Step("seen", "one row per lead: when a run last recommended its level", seen()));
            steps.add(new Step("away", "one row per lead that has left: when a run first said so", away()));
        }
        steps.add(new Step("due", "one row per lead that is due", due()));
        return new SqlPlan(steps);
    }

    private String atLevel() {
        String only =
                level.map(name -> "\n    and s.level = " + Sql.literal(name)).orElse("")
                        + holdOut.map(policy -> "\n    and not (" + policy.condition("s.lead_id") + ")")
                                .orElse("");
        return """
                select
                    s.lead_id as lead_id,
                    s.level as level,
                    coalesce(o.position, 0) as position,
                    s.buying_stage as buying_stage,
                    s.grade as grade,
                    s.points as points,
                    s.probability as probability
                from scored as s
                left join level_order as o on o.level = s.level
                where s.level is not null
                    and coalesce(s.open, true)
                    and not exists (
                        select
                            1
                        from outcome as c
                        where c.lead_id = s.lead_id
                            and c.step in %s
                            and c.happened
                            and (c.occurred_at is null or c.occurred_at < %s)
                            and %s
                    )%s
                """.formatted(
                        Sql.literals(closing),
                        Sql.literal(run.asOf()),
                        Known.told("c", Sql.literal(run.asOf())).indent(8).strip(),
                        only);
    }

    /** A run that told levels: a full one, or one of points alone before there was a model. */
    private static final String TOLD_LEVELS =
            "(r.command = 'run' or r.command = 'score' and r.run_id < (select coalesce(min(run_id), r.run_id + 1) from model))";

    private static final String HANDED = """
            select
                h.lead_id as lead_id,
                max(coalesce(o.position, 0)) as position
            from handoff as h
            left join level_order as o on o.level = h.level
            group by
                h.lead_id
            """;

    private String seen() {
        return """
                select
                    a.lead_id as lead_id,
                    max(r.as_of) as last_at
                from at_level as a
                join qualification as q on q.lead_id = a.lead_id
                join level_order as o on o.level = q.level
                    and o.position >= a.position
                join run as r on r.run_id = q.run_id
                    and %s
                    and r.as_of < %s
                group by
                    a.lead_id
                """.formatted(TOLD_LEVELS, Sql.literal(run.asOf()));
    }

    private String away() {
        return """
                select
                    s.lead_id as lead_id,
                    min(r.as_of) as left_at
                from seen as s
                join run as r on %s
                    and r.as_of > s.last_at
                    and r.as_of < %s
                group by
                    s.lead_id
                """.formatted(TOLD_LEVELS, Sql.literal(run.asOf()));
    }

    private String due() {
        String away = againAfter.isPresent() ? "\nleft join away as w on w.lead_id = a.lead_id" : "";
        String back = againAfter
                .map(length -> "\n    or w.left_at <= " + Sql.literal(run.asOf().minus(length)))
                .orElse("");
        return """
                select
                    a.*
                from at_level as a
                left join handed as h on h.lead_id = a.lead_id%s
                where h.lead_id is null
                    or h.position < a.position%s
                """.formatted(away, back);
    }
}
