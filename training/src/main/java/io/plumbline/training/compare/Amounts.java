package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.LabelledHoldout;
import io.plumbline.training.curve.Part;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What the conversions of the test rows brought, where the outcomes say so. */
final class Amounts {
    private Amounts() {}

    /**
     * The amount of the first outcome that makes each row of {@link HoldoutColumns} positive, 0 for rows that are not
     * positive or whose outcome has none.
     *
     * @return empty where no row has one
     */
    static Optional<double[]> of(Store store, Workspace workspace, long modelId, String labelStep) {
        double[] amounts = store.columns("""
                        with positive as (
                            select
                                lead_id,
                                snapshot_no,
                                snapshot_at
                            from (%1$s)
                            where part = %2$s
                                and label_step = %3$s
                                and label
                        ),
                        told as (
                            select
                                o.lead_id as lead_id,
                                o.occurred_at as occurred_at,
                                o.amount as amount
                            from outcome as o
                            where o.step = %3$s
                                and o.happened
                                and o.replaced_at is null
                                and o.amount is not null
                        ),
                        brought as (
                            select
                                h.lead_id as lead_id,
                                h.snapshot_no as snapshot_no,
                                coalesce(arg_min(o.amount, o.occurred_at), any_value(o.amount)) as amount
                            from positive as h
                            join told as o on o.lead_id = h.lead_id
                            where %4$s
                            group by h.lead_id, h.snapshot_no
                        )
                        select
                            coalesce(b.amount, 0e0) as amount
                        from holdout_score as h
                        left join brought as b on b.lead_id = h.lead_id and b.snapshot_no = h.snapshot_no
                        where h.model_id = %5$s
                            and h.part = %2$s
                        order by h.lead_id, h.snapshot_no
                        """.formatted(
                                LabelledHoldout.of(modelId),
                                Sql.literal(Part.TEST.word()),
                                Sql.literal(labelStep),
                                inHorizon(workspace),
                                modelId))
                .column("amount");
        return Arrays.stream(amounts).allMatch(amount -> amount == 0) ? Optional.empty() : Optional.of(amounts);
    }

    private static String inHorizon(Workspace workspace) {
        if (!workspace.training().snapshots().hasTime()) {
            return "true";
        }
        Duration horizon = workspace.outcome().horizon().orElse(Duration.ZERO);
        return "o.occurred_at >= h.snapshot_at and epoch_us(o.occurred_at) < epoch_us(h.snapshot_at) + "
                + Sql.microseconds(horizon);
    }
}
