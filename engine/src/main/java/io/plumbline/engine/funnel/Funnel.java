package io.plumbline.engine.funnel;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.FunnelPolicy;
import io.plumbline.engine.workspace.OutcomeDefinition;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;

/**
 * The funnel of lifecycle steps by cohort, the UTC month in which a lead was created, and by what is known of the lead. A
 * lead counts at a step when it took that step before {@code as_of}, whatever other steps it took, and stays in its cohort
 * when it is deleted. A record merged into another lead is no lead of its own. Leads without a creation instant are one
 * cohort. Of a step taken several times the first time counts.
 */
public final class Funnel {
    private Funnel() {}

    /** Counts and stores the funnel of a run: {@code funnel_step}, {@code funnel_passage} and, by month alone, {@code funnel}. */
    public static void write(Store store, Workspace workspace, long runId, Instant asOf) {
        write(store, workspace.outcome(), workspace.funnel(), workspace.declarations(), runId, asOf);
    }

    static void write(
            Store store,
            OutcomeDefinition outcome,
            FunnelPolicy policy,
            Declarations declared,
            long runId,
            Instant asOf) {
        StepsTaken taken = new StepsTaken(outcome, asOf);
        store.execute("create or replace temp table " + StepsTaken.TABLE + " as\n"
                + taken.plan().query());
        store.execute("create or replace temp table " + FunnelGroups.TABLE + " as\n"
                + new FunnelGroups(policy, declared, asOf)
                        .plan(AttributesAsOf.in(store))
                        .query());
        store.execute("insert into funnel_step\n"
                + new FunnelCounts(outcome, runId).plan().query());
        store.execute("insert into funnel_passage\n"
                + new FunnelPassages(runId).plan().query());
        store.execute("drop table temp.main." + FunnelGroups.TABLE);
        store.execute("drop table temp.main." + StepsTaken.TABLE);
        store.execute("insert into funnel\n" + byMonth(runId));
    }

    private static String byMonth(long runId) {
        return """
                select
                    run_id,
                    cohort,
                    position,
                    step,
                    lead_count,
                    amount,
                    mature
                from funnel_step
                where run_id = %s
                    and attribute = 'all'
                    and group_no = 0
                    and cohorts = 'month'
                order by
                    cohort,
                    position
                """.formatted(Sql.literal(runId));
    }
}
