package io.plumbline.training.metric;

import java.util.Locale;

/** A figure in unit {@code row} by which scorers are compared. */
public enum Metric {
    /** Area under the ROC curve, 0..1, ties half. */
    ROC_AUC,
    /** Average precision, 0..1, step sum. */
    AVERAGE_PRECISION,
    /** Rate of positives in the top tenth over the rate in all rows, 0..10. */
    TOP_DECILE_LIFT,
    /** Mean log loss, 0 or more, natural logarithm; only for scorers with a probability. */
    LOG_LOSS,
    /** Mean squared difference between probability and outcome, 0..1; only for scorers with a probability. */
    BRIER;

    /** The name in tables: lower case, words joined by underscores. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
