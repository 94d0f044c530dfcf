package io.plumbline.engine.funnel;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.workspace.OutcomeDefinition;
import java.util.List;

/**
 * The rows of {@code funnel_step} of a run, counted from the tables of {@link StepsTaken} and {@link FunnelGroups}.
 *
 * @param outcome the steps
 * @param runId   the run
 */
record FunnelCounts(OutcomeDefinition outcome, long runId) {

    /** Cohorts {@code k} in which a row {@code t} of {@link StepsTaken} counts. */
    static final String COHORTS =
            "(values ('all'), ('mature'), ('month')) as k(cohorts) on k.cohorts <> 'mature' or t.mature";

    SqlPlan plan() {
        return new SqlPlan(List.of(
                new Step("counted", "one row per group, cohorts and step that a lead of them took", COUNTED),
                new Step("cell", "one row per group and cohorts", "select * from counted where position = 0"),
                new Step("funnel_row", "one row per group, cohorts and step", rows())));
    }

    private static final String COUNTED = """
            select
                g.attribute as attribute,
                g.group_no as group_no,
                g.basis as basis,
                g.value as value,
                k.cohorts as cohorts,
                case when k.cohorts = 'month' then t.cohort end as cohort,
                t.position as position,
                bool_and(t.mature) as mature,
                count(*) as lead_count,
                sum(t.amount order by t.lead_id) filter (where t.amount is not null) as amount
            from %s as t
            join %s as g on g.lead_id = t.lead_id
            join %s
            group by
                g.attribute,
                g.group_no,
                g.basis,
                g.value,
                k.cohorts,
                case when k.cohorts = 'month' then t.cohort end,
                t.position
            """.formatted(StepsTaken.TABLE, FunnelGroups.TABLE, COHORTS);

    private String rows() {
        return """
                select
                    %s as run_id,
                    l.attribute as attribute,
                    l.group_no as group_no,
                    l.basis as basis,
                    l.value as value,
                    l.cohorts as cohorts,
                    l.cohort as cohort,
                    l.mature as mature,
                    n.position as position,
                    n.step as step,
                    coalesce(c.lead_count, 0) as lead_count,
                    c.amount as amount
                from cell as l
                cross join (values %s) as n(position, step)
                left join counted as c on c.attribute = l.attribute
                    and c.group_no = l.group_no
                    and c.cohorts = l.cohorts
                    and c.cohort is not distinct from l.cohort
                    and c.position = n.position
                order by
                    l.attribute,
                    l.group_no,
                    l.cohorts,
                    l.cohort,
                    n.position
                """.formatted(Sql.literal(runId), Positions.values(outcome.steps()));
    }
}
