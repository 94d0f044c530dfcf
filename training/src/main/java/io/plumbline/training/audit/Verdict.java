package io.plumbline.training.audit;

import java.util.Locale;

/** What an audit makes of a rule. */
public enum Verdict {
    /** The outcomes bear out its points, within half and twice of them. */
    EARNS,
    /** It gives, or takes, more than the outcomes bear out. */
    TOO_HIGH,
    /** It gives, or takes, less than the outcomes bear out. */
    TOO_LOW,
    /** Leads that it lifts convert less, or those that it lowers more. */
    WRONG_SIGN,
    /** It has no relation to the outcome that would matter. */
    VANITY,
    /** It says what another rule says. */
    REDUNDANT,
    /** Too few rows, or too few of them converted. */
    TOO_RARE,
    /** The interval is too wide for any of these. */
    CANNOT_TELL,
    /** The points do not contain it. */
    NO_WEIGHT;

    /** By how much points may be off, as a factor, before they are called too high or too low. */
    static final double TOLERANCE = 1.25;

    /** Within this factor up and down the points of a rule that earns them must lie for sure. */
    private static final double BORNE_OUT = 2;

    /** An effect surely less than this share of its points is none that matters, where it may as well be nothing. */
    private static final double HALF = 0.5;

    /** An effect surely less than this share of its points is none that matters. */
    private static final double TENTH = 0.1;

    /** The word for it in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The verdict that an interval bears out.
     *
     * @param given   points as written
     * @param low     least points that the outcomes support, 95 % interval
     * @param high    most points that the outcomes support
     * @param nothing so few points, above 0, do not matter in a rule that gives none
     */
    static Verdict of(double given, double low, double high, double nothing) {
        return given == 0
                ? ofNone(low, high, nothing)
                : given > 0 ? ofSome(given, low, high) : ofSome(-given, -high, -low);
    }

    private static Verdict ofSome(double given, double low, double high) {
        if (within(low, high, TENTH * given)) {
            return VANITY;
        }
        if (high < 0) {
            return WRONG_SIGN;
        }
        if (low <= 0 && within(low, high, HALF * given)) {
            return VANITY;
        }
        if (high < given / TOLERANCE) {
            return TOO_HIGH;
        }
        if (low > given * TOLERANCE) {
            return TOO_LOW;
        }
        return low > given / BORNE_OUT && high < given * BORNE_OUT ? EARNS : CANNOT_TELL;
    }

    private static Verdict ofNone(double low, double high, double nothing) {
        if (low > nothing) {
            return TOO_LOW;
        }
        if (high < -nothing) {
            return TOO_HIGH;
        }
        return within(low, high, BORNE_OUT * nothing) ? EARNS : CANNOT_TELL;
    }

    private static boolean within(double low, double high, double reach) {
        return -reach < low && high < reach;
    }
}
