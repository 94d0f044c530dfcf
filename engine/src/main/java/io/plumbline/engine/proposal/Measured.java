package io.plumbline.engine.proposal;

import java.util.Map;

/**
 * What the columns of leads say of the outcome, by the column's cell and in words.
 *
 * @param aside  why a column is known only with the outcome
 * @param strong why a column may be
 */
record Measured(Map<String, String> aside, Map<String, String> strong) {
    /** Nothing was measured. */
    static final Measured NOTHING = new Measured(Map.of(), Map.of());

    Measured {
        aside = Map.copyOf(aside);
        strong = Map.copyOf(strong);
    }
}
