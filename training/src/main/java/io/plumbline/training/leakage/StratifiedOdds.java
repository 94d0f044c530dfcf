package io.plumbline.training.leakage;

import io.plumbline.training.metric.Interval;

/**
 * The odds ratio of two-by-two tables of several strata (Mantel and Haenszel 1959), with the variance of its logarithm
 * by Robins, Breslow and Greenland (1986, equation 5). Half a count is shared out over each cell, so that an empty one
 * does not make the ratio infinite.
 */
final class StratifiedOdds {
    private static final double HALF_A_COUNT = 0.5;

    private final double share;
    private double forIt;
    private double againstIt;
    private double forVariance;
    private double bothVariance;
    private double againstVariance;

    /**
     * Begins.
     *
     * @param strata how many tables will be added, at least 1
     */
    StratifiedOdds(int strata) {
        share = HALF_A_COUNT / strata;
    }

    /** Adds a stratum: those exposed, and of them the cases; those not exposed, and of them the cases. */
    void add(long exposed, long exposedCases, long others, long otherCases) {
        double a = exposedCases + share;
        double b = exposed - exposedCases + share;
        double c = otherCases + share;
        double d = others - otherCases + share;
        double n = a + b + c + d;
        double r = a * d / n;
        double s = b * c / n;
        double p = (a + d) / n;
        double q = (b + c) / n;
        forIt += r;
        againstIt += s;
        forVariance += p * r;
        bothVariance += p * s + q * r;
        againstVariance += q * s;
    }

    /** Lower end of the 95 % interval of the ratio; 0 when no stratum was added. */
    double least() {
        if (forIt == 0) {
            return 0;
        }
        double variance = forVariance / (2 * forIt * forIt)
                + bothVariance / (2 * forIt * againstIt)
                + againstVariance / (2 * againstIt * againstIt);
        return forIt / againstIt * Math.exp(-Interval.NORMAL_REACH * Math.sqrt(variance));
    }
}
