package io.plumbline.training.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Erf;

/**
 * A 95% interval, both ends included.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 */
public record Interval(double low, double high) {
    /** How often an interval holds the true value, as a share. */
    static final double CONFIDENCE = 0.95;

    /** Reach of a normal 95% interval to each side, in standard errors: 1.96. */
    public static final double NORMAL_REACH = Math.sqrt(2) * Erf.erfInv(CONFIDENCE);

    private static final double LEAST_SHARE_DEFINED = 0.9;

    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("An interval needs low <= high, both numbers");
        }
    }

    /**
     * The percentile interval of bootstrap draws: their 2.5% and 97.5% quantiles, interpolated linearly between
     * neighbours (Hyndman and Fan 1996, definition 7).
     *
     * @param draws draws in which the statistic is undefined are left out
     * @return empty when fewer than 90% of the draws are defined
     */
    public static Optional<Interval> ofDraws(List<OptionalDouble> draws) {
        double[] sorted =
                draws.stream().flatMapToDouble(OptionalDouble::stream).sorted().toArray();
        if (sorted.length == 0 || sorted.length < LEAST_SHARE_DEFINED * draws.size()) {
            return Optional.empty();
        }
        return Optional.of(new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975)));
    }

    /**
     * Wilson's interval (1927) of a share.
     *
     * @param share  seen, 0..1
     * @param trials independent trials it was seen in, above 0, not necessarily whole
     */
    public static Interval wilson(double share, double trials) {
        double square = NORMAL_REACH * NORMAL_REACH / trials;
        double reach = Math.sqrt(square * (share * (1 - share) + square / 4));
        return new Interval(
                Math.max(0, (share + square / 2 - reach) / (1 + square)),
                Math.min(1, (share + square / 2 + reach) / (1 + square)));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Whether a value lies inside or at an end. */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }
}
