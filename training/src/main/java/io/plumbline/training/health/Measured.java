package io.plumbline.training.health;

import io.plumbline.training.metric.Interval;
import java.util.OptionalDouble;

/**
 * A figure of which more is worse, with its 95% interval.
 *
 * @param value the figure; absent where it lies beyond all that was seen
 * @param low   lower end; infinite where even that does
 * @param high  upper end; infinite where that does
 */
record Measured(OptionalDouble value, double low, double high) {

    /** A figure without chance in it. */
    static Measured exactly(double value) {
        return new Measured(OptionalDouble.of(value), value, value);
    }

    static Measured of(double value, double low, double high) {
        return new Measured(OptionalDouble.of(value), low, high);
    }

    /**
     * A share of independent trials with Wilson's interval (1927).
     *
     * @param whole above 0
     */
    static Measured share(long part, long whole) {
        double share = (double) part / whole;
        Interval interval = Interval.wilson(share, (double) whole);
        return of(share, interval.low(), interval.high());
    }

    /** As a percentage with its interval. */
    String percent() {
        return Words.percent(value.orElseThrow())
                + (low == high ? "" : " (" + Words.decimal(100 * low) + " to " + Words.decimal(100 * high) + ")");
    }
}
