package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;

/**
 * The leads on which the two scores disagree most: their places among the test rows, as mid-rank percentiles, differ
 * most. Each lead is shown at the row where they differ most, the latest of equals.
 */
public final class SwapLeads {
    private static final int SHOWN = 25;

    private SwapLeads() {}

    /** Finds and stores them, in both directions. */
    public static void store(Store store, long modelId) {
        store.execute("""
                insert into swap_lead by name
                with placed as (
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
                            / count(*) over () as probability_percentile
                    from holdout_score
                    where model_id = %s
                        and part = 'test'
                ),
                widest as (
                    select
                        *,
                        probability_percentile - points_percentile as difference
                    from placed
                    qualify row_number() over (
                        partition by lead_id
                        order by abs(difference) desc, snapshot_no desc
                    ) = 1
                ),
                ordered as (
                    select
                        *,
                        case when difference > 0 then 'predictive_higher' else 'points_higher' end as direction,
                        row_number() over (
                            partition by difference > 0
                            order by abs(difference) desc, lead_id
                        ) as position
                    from widest
                    where difference != 0
                )
                select
                    %s as model_id,
                    'all' as level,
                    direction,
                    position,
                    lead_id,
                    snapshot_no,
                    snapshot_at,
                    points,
                    points_percentile,
                    probability,
                    probability_percentile,
                    label
                from ordered
                where position <= %s
                order by direction, position
                """.formatted(modelId, modelId, SHOWN));
    }
}
