package io.plumbline.training.drift;

import static io.plumbline.training.drift.DriftTable.percent;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A share before and now.
 *
 * @param rowsBefore rows that count as independent
 * @param rowsNow    rows that count as independent
 */
record TwoShares(double before, double rowsBefore, double now, double rowsNow) {

    /** The standard error of their difference when nothing changed: that of the pooled share. */
    double standardError() {
        double pooled = (before * rowsBefore + now * rowsNow) / (rowsBefore + rowsNow);
        return Math.sqrt(pooled * (1 - pooled) * (1 / rowsNow + 1 / rowsBefore));
    }

    /** How the share changed, in words. */
    static String words(String what, double before, double now) {
        return what + (now > before ? " grew from " : " fell from ") + percent(before) + " to " + percent(now);
    }

    /** Standard errors that a difference of either sign exceeds with a probability. */
    static double reach(double probability) {
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - probability / 2);
    }
}
