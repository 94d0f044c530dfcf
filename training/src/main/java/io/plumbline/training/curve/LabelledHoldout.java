package io.plumbline.training.curve;

/** The held-out rows of a model with their labels: what curves, thresholds and comparisons are counted from. */
public final class LabelledHoldout {
    private LabelledHoldout() {}

    /**
     * What the bootstrap draws as one: the account where given, else the lead.
     *
     * @param rows alias of a relation with {@code account_id} and {@code lead_id}
     */
    public static String clusterKey(String rows) {
        return "coalesce('account ' || %s.account_id, 'lead ' || %s.lead_id)".formatted(rows, rows);
    }

    /**
     * A SELECT with one row per held-out row and label step: the columns of {@code holdout_score}, but with the
     * {@code label} of that {@code label_step}, and {@code cluster_key}, the account where given, else the lead.
     */
    public static String of(long modelId) {
        return """
                select
                    h.* exclude (label),
                    %s as cluster_key,
                    b.label_step as label_step,
                    b.label as label
                from holdout_score as h
                join holdout_label as b
                    on b.model_id = h.model_id
                    and b.part = h.part
                    and b.lead_id = h.lead_id
                    and b.snapshot_no = h.snapshot_no
                where h.model_id = %s
                """.formatted(clusterKey("h"), modelId);
    }
}
