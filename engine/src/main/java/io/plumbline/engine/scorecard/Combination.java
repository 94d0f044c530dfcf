package io.plumbline.engine.scorecard;

import java.util.Collection;
import java.util.Locale;

/** How several conditions make one. */
public enum Combination {
    ALL_OF("(", " and "),
    ANY_OF("(", " or "),
    NONE_OF("not (", " or ");

    private final String opening;
    private final String between;

    Combination(String opening, String between) {
        this.opening = opening;
        this.between = between;
    }

    /** The word for it in {@code scoring.yaml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A boolean SQL expression, never NULL.
     *
     * @param conditions boolean expressions that are never NULL; at least one
     */
    public String sql(Collection<String> conditions) {
        return opening + String.join(between, conditions) + ")";
    }
}
