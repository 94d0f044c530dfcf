package io.plumbline.engine.lint;

import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.MicroPoints;

/**
 * From the fewest to the most micro-points that something can give; 0 is always among them.
 *
 * @param low  0 or less
 * @param high 0 or more
 */
record Range(long low, long high) {
    static final Range NOTHING = new Range(0, 0);

    /** 0, or so many micro-points. */
    static Range of(long micros) {
        return new Range(Math.min(0, micros), Math.max(0, micros));
    }

    Range plus(Range other) {
        return new Range(low + other.low, high + other.high);
    }

    /** What bounds leave of it. */
    Range within(Bounds bounds) {
        return new Range(bounds.clamp(low), bounds.clamp(high));
    }

    Range weighted(double weight) {
        return new Range(MicroPoints.weighted(weight, low), MicroPoints.weighted(weight, high));
    }
}
