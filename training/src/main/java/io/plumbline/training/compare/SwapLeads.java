package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import java.time.Instant;

/**
 * The leads on which the two scores disagree most. Their places among the test rows are mid-rank percentiles. Of each
 * level those are shown that only one of the scores calls, at the row where it calls them, the widest apart first; and
 * over all rows those that lie widest apart, each at its widest row, the latest of equals.
 */
public final class SwapLeads {
    private static final int SHOWN = 25;

    private final Store store;
    private final Workspace workspace;
    private final long modelId;
    private final Instant asOf;

    private SwapLeads(Store store, Workspace workspace, long modelId, Instant asOf) {
        this.store = store;
        this.workspace = workspace;
        this.modelId = modelId;
        this.asOf = asOf;
    }

    /**
     * Finds and stores them, in both directions, and what they became.
     *
     * @param asOf steps at or after it are not known
     */
    public static void store(Store store, Workspace workspace, long modelId, Instant asOf) {
        SwapLeads leads = new SwapLeads(store, workspace, modelId, asOf);
        leads.place();
        leads.add(CurveKey.ALL, leads.widest());
        ChosenThresholds.read(store, modelId).forEach(level -> leads.add(level.level(), leads.swapped(level)));
        leads.tellWhatTheyBecame();
    }

    private void place() {
        store.execute("""
                create or replace temp table placed_row as
                select
                    lead_id,
                    snapshot_no,
                    snapshot_at,
                    points,
                    probability,
                    label,
                    1e2 * (rank() over (order by points) - 1 + count(*) over (partition by points) / 2e0)
                        / count(*) over () as points_percentile,
                    1e2 * (rank() over (order by linear_predictor) - 1
                        + count(*) over (partition by linear_predictor) / 2e0)
                        / count(*) over () as probability_percentile,
                    probability_percentile - points_percentile as difference
                from holdout_score
                where model_id = %s
                    and part = %s
                """.formatted(modelId, Sql.literal(Part.TEST.word())));
    }

    private String widest() {
        return """
                select
                    *,
                    difference > 0 as predictive_higher
                from placed_row
                where difference != 0
                qualify row_number() over (
                    partition by lead_id
                    order by abs(difference) desc, snapshot_no desc
                ) = 1
                """;
    }

    /** One row per lead that only one of the scores calls: the first at which it does. */
    private String swapped(ChosenThresholds level) {
        return """
                select
                    p.* exclude (label),
                    b.label as label,
                    p.probability >= %2$s as predictive_higher
                from placed_row as p
                join holdout_label as b
                    on b.model_id = %3$s
                    and b.part = 'test'
                    and b.label_step = %4$s
                    and b.lead_id = p.lead_id
                    and b.snapshot_no = p.snapshot_no
                where p.points >= %1$s or p.probability >= %2$s
                qualify bool_or(p.points >= %1$s) over (partition by p.lead_id)
                    != bool_or(p.probability >= %2$s) over (partition by p.lead_id)
                    and row_number() over (partition by p.lead_id order by p.snapshot_no) = 1
                """.formatted(
                Sql.literal(level.points()), Sql.literal(level.predictive()), modelId, Sql.literal(level.labelStep()));
    }

    private void add(String level, String rows) {
        store.execute("""
                insert into swap_lead by name
                select
                    %s as model_id,
                    %s as level,
                    case when r.predictive_higher then 'predictive_higher' else 'points_higher' end as direction,
                    row_number() over (
                        partition by r.predictive_higher
                        order by case when r.predictive_higher then -r.difference else r.difference end, r.lead_id
                    ) as position,
                    r.* exclude (difference, predictive_higher)
                from (%s) as r
                qualify position <= %s
                order by direction, position
                """.formatted(modelId, Sql.literal(level), rows, SHOWN));
    }

    private void tellWhatTheyBecame() {
        boolean timed = workspace.training().snapshots().hasTime();
        store.execute("""
                update swap_lead
                set became = k.became
                from (
                    select
                        r.lead_id as lead_id,
                        r.snapshot_no as snapshot_no,
                        string_agg(r.step, ', ' order by r.occurred_at, r.step) as became
                    from (
                        select
                            s.lead_id as lead_id,
                            s.snapshot_no as snapshot_no,
                            o.step as step,
                            min(o.occurred_at) as occurred_at
                        from (select distinct lead_id, snapshot_no, snapshot_at from swap_lead where model_id = %1$s) as s
                        join outcome as o
                            on o.lead_id = s.lead_id
                            and o.happened
                            and o.replaced_at is null
                            and o.step in %2$s
                            and %3$s
                        group by s.lead_id, s.snapshot_no, o.step
                    ) as r
                    group by r.lead_id, r.snapshot_no
                ) as k
                where swap_lead.model_id = %1$s
                    and swap_lead.lead_id = k.lead_id
                    and swap_lead.snapshot_no = k.snapshot_no
                """.formatted(
                        modelId,
                        Sql.literals(workspace.outcome().known()),
                        timed ? "o.occurred_at >= s.snapshot_at and o.occurred_at < " + Sql.literal(asOf) : "true"));
    }
}
