package io.plumbline.training.gate;

import java.util.Locale;

/** What a new model is compared with. */
public enum Basis {
    /** The champion as it is, on rows from its as_of on. */
    FROZEN,
    /** The champion's recipe (features, C, calibrator), refitted on the rows before the test part. */
    REFITTED,
    /** The rate of conversions before the test part, the same for every lead: there is no champion to compare with. */
    BASE_RATE;

    /** The name in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
