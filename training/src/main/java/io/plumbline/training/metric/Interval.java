package io.plumbline.training.metric;

/**
 * A 95% interval, both ends included.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 */
public record Interval(double low, double high) {
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("An interval needs low <= high, both numbers");
        }
    }

    /** Whether a value lies inside or at an end. */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }
}
