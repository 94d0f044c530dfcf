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
                        select
                            coalesce(arg_min(o.amount, o.occurred_at), any_value(o.amount), 0e0) as amount
                        from (%s) as h
                        left join outcome as o
                            on h.label
                            and o.lead_id = h.lead_id
                            and o.step = h.label_step
                            and o.happened
                            and o.replaced_at is null
                            and %s
                        where h.part = %s
                            and h.label_step = %s
                        group by h.lead_id, h.snapshot_no
                        order by h.lead_id, h.snapshot_no
                        """.formatted(
                                LabelledHoldout.of(modelId),
                                inHorizon(workspace),
                                Sql.literal(Part.TEST.word()),
                                Sql.literal(labelStep)))
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
