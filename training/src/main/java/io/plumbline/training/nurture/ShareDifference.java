package io.plumbline.training.nurture;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import io.plumbline.training.threshold.RatioInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference of two shares of different leads. Each share has Wilson's interval (1927), of as many trials as its leads are
 * worth where several belong to one account (the variance by linearisation, Cochran 1977, section 6.4); the interval of the
 * difference recovers its variance from these two (Newcombe 1998, method 10; Zou and Donner 2008). It holds where a share is
 * 0 or 1, where draws could not differ.
 */
final class ShareDifference {
    private ShareDifference() {}

    /**
     * Leads of one side.
     *
     * @param clusters account of each lead, else the lead
     * @param up       whether it moved up
     */
    record Side(List<String> clusters, boolean[] up) {
        long count() {
            return up.length;
        }

        long ups() {
            return Math.round(total());
        }

        private double total() {
            return Arrays.stream(values()).sum();
        }

        private double[] values() {
            double[] values = new double[up.length];
            for (int i = 0; i < up.length; i++) {
                values[i] = up[i] ? 1 : 0;
            }
            return values;
        }
    }

    /** The share of one side less that of the other; empty where a side has no lead. */
    static Estimate of(Side a, Side b) {
        if (a.count() == 0 || b.count() == 0) {
            return new Estimate(OptionalDouble.empty(), Optional.empty());
        }
        double p = a.total() / a.count();
        double q = b.total() / b.count();
        Interval first = wilson(a, p);
        Interval second = wilson(b, q);
        double below = Math.hypot(p - first.low(), second.high() - q);
        double above = Math.hypot(first.high() - p, q - second.low());
        return new Estimate(OptionalDouble.of(p - q), Optional.of(new Interval(p - q - below, p - q + above)));
    }

    private static Interval wilson(Side side, double share) {
        Clusters clusters = Clusters.byKey(side.clusters());
        double[] all = new double[side.up().length];
        Arrays.fill(all, 1);
        Estimate linear = RatioInterval.share(clusters, side.values(), all);
        if (share == 0 || share == 1) {
            return linear.interval().orElseThrow();
        }
        double reach =
                Math.max(share - linear.low().orElseThrow(), linear.high().orElseThrow() - share);
        double worth = share * (1 - share) * Math.pow(Interval.NORMAL_REACH / reach, 2);
        return Interval.wilson(share, Math.max(1, Math.min(worth, (double) side.count())));
    }
}
