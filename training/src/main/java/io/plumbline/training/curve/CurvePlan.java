package io.plumbline.training.curve;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Precision/recall curves of all scorers, parts and label steps of a model, counted from {@code holdout_score} in one
 * statement per unit.
 *
 * <p>Both units are cumulated changes of the counts as the threshold falls. A row counts from its own score on. An
 * entry counts from its score on as long as the threshold is above the best earlier score of its lead: below that, the
 * lead was called before. A row without a score is never called, and counts among those left alone.
 */
public final class CurvePlan {
    private static final Step ROW_CHANGES =
            new Step("changes", "one row per scored row: what it changes in the counts from its score on", """
            select
                part,
                scorer,
                label_step,
                score,
                cast(label as bigint) as tp,
                cast(not label as bigint) as fp,
                cast(label as bigint) as called_positive
            from scored
            where score is not null
            """);

    private static final Step ROW_TOTALS = new Step("totals", "one row per part, scorer and label step", """
            select
                part,
                scorer,
                label_step,
                count(*) as members,
                count(*) filter (where label) as positives
            from scored
            group by part, scorer, label_step
            """);

    private static final Step RANKED =
            new Step("ranked", "one row per scored row, with the best earlier score of its lead", """
            select
                part,
                scorer,
                label_step,
                lead_id,
                score,
                label,
                max(score) over earlier as earlier_best,
                bool_or(label) over whole as lead_positive
            from scored
            window
                whole as (partition by part, scorer, label_step, lead_id),
                earlier as (
                    partition by part, scorer, label_step, lead_id
                    order by snapshot_no
                    rows between unbounded preceding and 1 preceding
                )
            """);

    private static final Step ENTRY_CHANGES =
            new Step("changes", "one row per threshold at which an entry begins or ends", """
            select
                part,
                scorer,
                label_step,
                score,
                cast(label as bigint) as tp,
                cast(not label as bigint) as fp,
                cast(lead_positive as bigint) as called_positive
            from ranked
            where score is not null
                and (earlier_best is null or score > earlier_best)
            union all
            select
                part,
                scorer,
                label_step,
                earlier_best as score,
                -cast(label as bigint) as tp,
                -cast(not label as bigint) as fp,
                -cast(lead_positive as bigint) as called_positive
            from ranked
            where score > earlier_best
            union all
            select
                part,
                scorer,
                label_step,
                score,
                0 as tp,
                0 as fp,
                0 as called_positive
            from ranked
            where score <= earlier_best
            """);

    private static final Step ENTRY_TOTALS = new Step("totals", "one row per part, scorer and label step", """
            select
                part,
                scorer,
                label_step,
                count(distinct lead_id) as members,
                count(distinct lead_id) filter (where label) as positives
            from scored
            group by part, scorer, label_step
            """);

    private static final Step CUMULATED = new Step(
            "cumulated",
            "one row per part, scorer, label step and distinct score: the counts when it is the threshold",
            """
            select
                part,
                scorer,
                label_step,
                score,
                cast(sum(sum(tp)) over falling as bigint) as tp,
                cast(sum(sum(fp)) over falling as bigint) as fp,
                cast(sum(sum(called_positive)) over falling as bigint) as called_positive
            from changes
            group by part, scorer, label_step, score
            window falling as (partition by part, scorer, label_step order by score desc)
            """);

    private CurvePlan() {}

    /**
     * Counts and stores all curves of a model.
     *
     * @param modelId a model whose held-out rows and labels are stored
     */
    public static void store(Store store, long modelId) {
        for (Unit unit : Unit.values()) {
            store.execute("insert into pr_curve\n" + plan(modelId, unit).query());
        }
    }

    static SqlPlan plan(long modelId, Unit unit) {
        List<Step> middle =
                unit == Unit.ROW ? List.of(ROW_CHANGES, ROW_TOTALS) : List.of(RANKED, ENTRY_CHANGES, ENTRY_TOTALS);
        SqlPlan plan = new SqlPlan(List.of(
                new Step("labelled", "one row per held-out row and label step", LabelledHoldout.of(modelId)),
                scored()));
        for (Step step : middle) {
            plan = plan.then(step);
        }
        return plan.then(CUMULATED).then(points(modelId, unit));
    }

    private static Step scored() {
        String sql = Arrays.stream(Scorer.values()).map(CurvePlan::scored).collect(Collectors.joining("union all\n"));
        return new Step("scored", "one row per part, scorer, label step, lead and snapshot", sql);
    }

    private static String scored(Scorer scorer) {
        return """
                select
                    part,
                    %s as scorer,
                    label_step,
                    lead_id,
                    snapshot_no,
                    %s as score,
                    label
                from labelled
                """.formatted(Sql.literal(scorer.word()), Sql.identifier(scorer.column()));
    }

    private static Step points(long modelId, Unit unit) {
        return new Step("points", "one row per part, scorer, label step and distinct score", """
                select
                    %s as model_id,
                    c.scorer as scorer,
                    c.part as part,
                    %s as unit,
                    c.label_step as label_step,
                    %s as segment,
                    c.score as threshold,
                    c.tp as tp,
                    c.fp as fp,
                    t.positives - c.tp as fn,
                    t.members - t.positives - (c.tp + c.fp - c.called_positive) as tn,
                    case when c.tp + c.fp > 0 then c.tp / cast(c.tp + c.fp as double) end as precision,
                    case when t.positives > 0 then c.tp / cast(t.positives as double) end as recall
                from cumulated as c
                join totals as t
                    on t.part = c.part
                    and t.scorer = c.scorer
                    and t.label_step = c.label_step
                """.formatted(
                        modelId, Sql.literal(unit.word()), Sql.literal(CurveKey.ALL)));
    }
}
