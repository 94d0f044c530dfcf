package io.plumbline.engine.funnel;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.workspace.OutcomeDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which lead took which step, and when first.
 *
 * @param outcome the steps
 * @param asOf    nothing at or after this instant is known
 */
record StepsTaken(OutcomeDefinition outcome, Instant asOf) {

    /** Name of the temporary table of {@link #plan}. */
    static final String TABLE = "funnel_taken";

    /**
     * One row per lead and step it took: {@code lead_id, cohort, mature, position, first_at, amount}; position 0 is its
     * creation, which every lead has.
     */
    SqlPlan plan() {
        return new SqlPlan(List.of(leads(), told(), taken()));
    }

    private Step leads() {
        return new Step("funnel_lead", "one row per lead that exists", """
                select
                    l.lead_id as lead_id,
                    l.created_at as created_at,
                    date_trunc('month', l.created_at) as cohort,
                    coalesce(date_trunc('month', l.created_at) + interval 1 month <= %s, true) as mature
                from lead as l
                where (l.created_at is null or l.created_at < %s)
                    and %s
                """.formatted(
                        Sql.literal(asOf.minus(outcome.horizon().orElse(Duration.ZERO))),
                        Sql.literal(asOf),
                        Known.ofItsOwn("l.lead_id", Sql.literal(asOf))));
    }

    private Step told() {
        return new Step("told", "one row per lead and step, of leads that are none too", """
                select
                    l.lead_id as lead_id,
                    0 as position,
                    l.created_at as first_at,
                    cast(null as double) as amount
                from funnel_lead as l
                union all
                select
                    o.lead_id as lead_id,
                    n.position as position,
                    min(o.occurred_at) as first_at,
                    sum(o.amount order by o.occurred_at, o.amount) filter (where o.amount is not null) as amount
                from outcome as o
                join (values %s) as n(position, step) on n.step = o.step
                where o.happened
                    and (o.occurred_at is null or o.occurred_at < %s)
                    and %s
                group by
                    o.lead_id,
                    n.position
                """.formatted(
                        Positions.values(outcome.steps()), Sql.literal(asOf), Known.told("o", Sql.literal(asOf))));
    }

    private static Step taken() {
        return new Step("taken", "one row per lead and step it took", """
                select
                    l.lead_id as lead_id,
                    l.cohort as cohort,
                    l.mature as mature,
                    t.position as position,
                    t.first_at as first_at,
                    t.amount as amount
                from told as t
                join funnel_lead as l on l.lead_id = t.lead_id
                """);
    }
}
