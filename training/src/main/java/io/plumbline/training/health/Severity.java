package io.plumbline.training.health;

import java.util.Locale;

/** How bad a finding is, the worst first. */
enum Severity {
    HIGH,
    MEDIUM,
    LOW,
    NONE,
    /** The data do not say. */
    CANNOT_TELL;

    /** The word for it in the store. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
