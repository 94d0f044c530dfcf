package io.plumbline.engine.scorecard;

import java.util.Locale;

/** A number that a level may ask for. */
public enum Scorer {
    FIT,
    ENGAGEMENT,
    STAGE,
    POINTS,
    /** The probability of the propensity model, 0..1. */
    PREDICTIVE;

    /** The word for it in files and tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
