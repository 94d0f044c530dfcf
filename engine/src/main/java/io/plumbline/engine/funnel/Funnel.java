package io.plumbline.engine.funnel;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The funnel of lifecycle steps by cohort, the UTC month in which a lead was created. A lead counts at a step when it
 * took that step before {@code as_of}, whatever other steps it took, and stays in its cohort when it is deleted. A record
 * merged into another lead is no lead of its own. Leads without a creation instant are one cohort.
 */
public final class Funnel {
    private Funnel() {}

    /** Counts and stores the funnel of a run. */
    public static void write(Store store, Workspace workspace, long runId, Instant asOf) {
        store.execute("insert into funnel\n" + plan(workspace, runId, asOf).query());
    }

    static SqlPlan plan(Workspace workspace, long runId, Instant asOf) {
        return new SqlPlan(List.of(cohorts(asOf), steps(workspace, asOf), counted(workspace, runId, asOf)));
    }

    private static Step cohorts(Instant asOf) {
        return new Step("cohorts", "one row per lead that exists", """
                select
                    l.lead_id as lead_id,
                    date_trunc('month', l.created_at) as cohort
                from lead as l
                where (l.created_at is null or l.created_at < %s)
                    and %s
                """.formatted(
                        Sql.literal(asOf), Known.ofItsOwn("l.lead_id", Sql.literal(asOf))));
    }

    private static Step steps(Workspace workspace, Instant asOf) {
        List<String> positions = new ArrayList<>();
        positions.add("select lead_id, 0 as position, cast(null as double) as amount from cohorts");
        List<String> steps = workspace.outcome().steps();
        for (int i = 0; i < steps.size(); i++) {
            positions.add("""
                    select
                        o.lead_id as lead_id,
                        %s as position,
                        sum(o.amount order by o.occurred_at, o.amount) as amount
                    from outcome as o
                    where o.step = %s
                        and o.happened
                        and (o.occurred_at is null or o.occurred_at < %s)
                        and %s
                    group by o.lead_id
                    """.formatted(
                            i + 1, Sql.literal(steps.get(i)), Sql.literal(asOf), Known.told("o", Sql.literal(asOf))));
        }
        return new Step("reached", "one row per lead and step it took", String.join("\nunion all\n", positions));
    }

    private static Step counted(Workspace workspace, long runId, Instant asOf) {
        Instant matureBefore = asOf.minus(workspace.outcome().horizon().orElse(Duration.ZERO));
        return new Step("counted", "one row per cohort and step", """
                select
                    %s as run_id,
                    c.cohort as cohort,
                    n.position as position,
                    n.step as step,
                    count(r.lead_id) as lead_count,
                    sum(r.amount order by r.lead_id) as amount,
                    coalesce(c.cohort + interval 1 month <= %s, true) as mature
                from (select distinct cohort from cohorts) as c
                cross join (values %s) as n(position, step)
                join cohorts as l on l.cohort is not distinct from c.cohort
                left join reached as r on r.lead_id = l.lead_id and r.position = n.position
                group by c.cohort, n.position, n.step
                order by c.cohort, n.position
                """.formatted(
                runId, Sql.literal(matureBefore), names(workspace.outcome().steps())));
    }

    private static String names(List<String> steps) {
        StringBuilder names = new StringBuilder("(0, 'created')");
        for (int i = 0; i < steps.size(); i++) {
            names.append(", (")
                    .append(i + 1)
                    .append(", ")
                    .append(Sql.literal(steps.get(i)))
                    .append(")");
        }
        return names.toString();
    }
}
