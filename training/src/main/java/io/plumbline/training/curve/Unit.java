package io.plumbline.training.curve;

import java.util.Locale;

/** What is counted. The two are never mixed. */
public enum Unit {
    /** A lead at a snapshot. */
    ROW,
    /** A lead, called once in the period: at its first row with {@code score >= threshold}. */
    ENTRY;

    /** The name in the store's tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
