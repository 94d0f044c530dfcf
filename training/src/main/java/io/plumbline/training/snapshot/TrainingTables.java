package io.plumbline.training.snapshot;

/** The temporary tables in which a training run keeps its rows. All are numbered by {@code row_id}, oldest first. */
public final class TrainingTables {
    /**
     * One row per lead and snapshot that is used: {@code row_id, lead_id, account_id, as_of_us, snapshot_no,
     * snapshot_at, position} and the scores of the points.
     */
    public static final String ROW = "training_row";

    /** One row per row of {@link #ROW}: {@code row_id} and a column per feature. */
    public static final String FEATURE = "training_feature";

    /** One row per row of {@link #ROW} and step that is looked for: {@code row_id, label_step, label}. */
    public static final String LABEL = "training_label";

    private TrainingTables() {}
}
