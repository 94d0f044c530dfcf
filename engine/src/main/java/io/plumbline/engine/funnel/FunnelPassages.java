package io.plumbline.engine.funnel;

import io.plumbline.engine.sql.ShareInterval;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import java.util.List;

/**
 * The rows of {@code funnel_passage} of a run: how many leads came from each step to each later one, and how fast. Counted
 * from the tables of {@link StepsTaken} and {@link FunnelGroups} once {@code funnel_step} is filled.
 *
 * @param runId the run
 */
record FunnelPassages(long runId) {

    SqlPlan plan() {
        return new SqlPlan(List.of(
                new Step("funnel_row", "one row per group, cohorts and step", ofRun()),
                new Step("passed", "one row per lead and two steps that it took", PASSED),
                new Step("counted", "one row per group, cohorts and two steps that a lead of them took", COUNTED),
                new Step("passage", "one row per group, cohorts and two steps", rows())));
    }

    private String ofRun() {
        return "select * from funnel_step where run_id = " + Sql.literal(runId);
    }

    private static final String PASSED = """
            select
                t.lead_id as lead_id,
                t.cohort as cohort,
                t.mature as mature,
                f.position as from_position,
                t.position as position,
                t.amount as amount,
                (epoch_us(t.first_at) - epoch_us(f.first_at)) / 86400e6 as days
            from %1$s as t
            join %1$s as f on f.lead_id = t.lead_id
                and f.position < t.position
            """.formatted(StepsTaken.TABLE);

    private static final String COUNTED = """
            select
                g.attribute as attribute,
                g.group_no as group_no,
                k.cohorts as cohorts,
                case when k.cohorts = 'month' then t.cohort end as cohort,
                t.from_position as from_position,
                t.position as position,
                count(*) as passed_count,
                count(t.days) as timed_count,
                count(*) filter (where t.days < 0) as backward_count,
                quantile_cont(case when t.days >= 0 then t.days end, 0.25) as days_first_quartile,
                quantile_cont(case when t.days >= 0 then t.days end, 0.5) as days_median,
                quantile_cont(case when t.days >= 0 then t.days end, 0.75) as days_third_quartile,
                sum(t.amount order by t.lead_id) filter (where t.amount is not null) as amount
            from passed as t
            join %s as g on g.lead_id = t.lead_id
            join %s
            group by
                g.attribute,
                g.group_no,
                k.cohorts,
                case when k.cohorts = 'month' then t.cohort end,
                t.from_position,
                t.position
            """.formatted(FunnelGroups.TABLE, FunnelCounts.COHORTS);

    private static String rows() {
        ShareInterval share = new ShareInterval("coalesce(c.passed_count, 0)", "b.lead_count");
        return """
                select
                    s.run_id as run_id,
                    s.attribute as attribute,
                    s.group_no as group_no,
                    s.cohorts as cohorts,
                    s.cohort as cohort,
                    b.position as from_position,
                    s.position as position,
                    b.step as from_step,
                    s.step as step,
                    b.lead_count as from_count,
                    coalesce(c.passed_count, 0) as passed_count,
                    %s as passed_low,
                    %s as passed_high,
                    coalesce(c.timed_count, 0) as timed_count,
                    coalesce(c.backward_count, 0) as backward_count,
                    c.days_first_quartile as days_first_quartile,
                    c.days_median as days_median,
                    c.days_third_quartile as days_third_quartile,
                    c.amount as amount
                from funnel_row as s
                join funnel_row as b on b.attribute = s.attribute
                    and b.group_no = s.group_no
                    and b.cohorts = s.cohorts
                    and b.cohort is not distinct from s.cohort
                    and b.position < s.position
                left join counted as c on c.attribute = s.attribute
                    and c.group_no = s.group_no
                    and c.cohorts = s.cohorts
                    and c.cohort is not distinct from s.cohort
                    and c.from_position = b.position
                    and c.position = s.position
                order by
                    s.attribute,
                    s.group_no,
                    s.cohorts,
                    s.cohort,
                    b.position,
                    s.position
                """.formatted(share.low(), share.high());
    }
}
