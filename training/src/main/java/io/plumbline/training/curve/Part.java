package io.plumbline.training.curve;

import java.util.Locale;

/** Which held-out rows: scored by a model that was not fitted on them. */
public enum Part {
    /** Rows of the development part, each scored by a fold that did not see it; thresholds are chosen here. */
    OUT_OF_FOLD,
    /** The newest rows; what is measured here is what is promised. */
    TEST;

    /** The name in the store's tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
