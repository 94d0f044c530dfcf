package io.plumbline.training.snapshot;

/** Whether the time is over in which a row's lead may still reach the target. */
public enum Maturity {
    /** It is: these are the rows that a model learns from and is judged on. */
    MATURE("used", "training_row", "training_feature"),
    /** It is not: what leads are like now, of whom nobody can say yet what they become. */
    YOUNG("not_mature", "young_row", "young_feature");

    private final String reason;
    private final String rows;
    private final String features;

    Maturity(String reason, String rows, String features) {
        this.reason = reason;
        this.rows = rows;
        this.features = features;
    }

    String reason() {
        return reason;
    }

    /** The temporary table with one row per lead and snapshot, numbered by {@code row_id} from 0, oldest first. */
    public String rows() {
        return rows;
    }

    /** The temporary table with one row per row of {@link #rows()} and one column per feature; none without rows. */
    public String features() {
        return features;
    }
}
