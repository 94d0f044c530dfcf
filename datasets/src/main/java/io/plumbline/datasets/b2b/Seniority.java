package io.plumbline.datasets.b2b;

import java.util.Locale;

/** How high a lead stands in its company; from director on, people decide. */
enum Seniority {
    STUDENT,
    STAFF,
    MANAGER,
    DIRECTOR,
    VP,
    C_LEVEL;

    private final String text = name().toLowerCase(Locale.ROOT);

    String text() {
        return text;
    }

    boolean decides() {
        return compareTo(DIRECTOR) >= 0;
    }
}
