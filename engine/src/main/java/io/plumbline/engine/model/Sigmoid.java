package io.plumbline.engine.model;

/**
 * The logistic function {@code 1 / (1 + exp(-z))}, in Java and SQL. The argument is held within +-700, beyond which the
 * exponential overflows and the result would not differ by more than 1e-304.
 */
public final class Sigmoid {
    private static final double FARTHEST = 700;

    private Sigmoid() {}

    /** The probability of log-odds, above 0 and at most 1. */
    public static double of(double logOdds) {
        return 1 / (1 + Math.exp(-Math.max(-FARTHEST, Math.min(FARTHEST, logOdds))));
    }

    /** {@link #of} as an SQL expression of DOUBLE. */
    public static String sql(String logOdds) {
        return "1e0 / (1e0 + exp(-greatest(-7e2, least(7e2, " + logOdds + "))))";
    }
}
