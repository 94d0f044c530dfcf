package io.plumbline.training.drift;

import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The population stability index of two samples counted in the same bins: {@code sum (p - q) ln(p / q)} over the bins,
 * {@code p} and {@code q} the bins' shares in the two (Jeffreys' divergence; Siddiqi 2006, ch. 9). Half a row is added
 * to each bin, so that an empty one counts for little and not for infinitely much. Bins that are empty in both are left
 * out.
 *
 * @param value 0 where the shares are equal, above it else
 * @param bins  bins that are not empty in both
 */
record PopulationStability(double value, int bins) {
    private static final double ADDED = 0.5;

    /**
     * Compares.
     *
     * @param month     rows by bin
     * @param reference rows by bin, in the same order
     */
    static PopulationStability of(long[] month, long[] reference) {
        int[] used = IntStream.range(0, month.length)
                .filter(bin -> month[bin] + reference[bin] > 0)
                .toArray();
        double value = 0;
        for (int bin : used) {
            value += contribution(month, reference, bin, used.length);
        }
        return new PopulationStability(value, used.length);
    }

    /** What a bin adds to the index; 0 for a bin that is empty in both. */
    static double contribution(long[] month, long[] reference, int bin) {
        int used = (int) IntStream.range(0, month.length)
                .filter(each -> month[each] + reference[each] > 0)
                .count();
        return month[bin] + reference[bin] == 0 ? 0 : contribution(month, reference, bin, used);
    }

    private static double contribution(long[] month, long[] reference, int bin, int bins) {
        double p = share(month, bin, bins);
        double q = share(reference, bin, bins);
        return (p - q) * Math.log(p / q);
    }

    private static double share(long[] counts, int bin, int bins) {
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        return (counts[bin] + ADDED) / (total + ADDED * bins);
    }

    /**
     * What it comes to on average when nothing changed: {@code (bins - 1) (1/n + 1/m)} (Yurdakul 2018, ch. 3).
     *
     * @param n independent rows of the month
     * @param m independent rows of the reference
     */
    double expected(double n, double m) {
        return (bins - 1) * (1 / n + 1 / m);
    }

    /**
     * What the index, divided by {@code 1/n + 1/m}, exceeds with a given probability when nothing changed: it then has
     * about the chi-squared distribution with {@code bins - 1} degrees of freedom (Yurdakul 2018, ch. 3).
     *
     * @param bins        that are not empty in both
     * @param probability above 0, below 1
     */
    static double exceededByChance(int bins, double probability) {
        return bins < 2
                ? 0
                : new ChiSquaredDistribution(null, bins - 1.0).inverseCumulativeProbability(1 - probability);
    }
}
