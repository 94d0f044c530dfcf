package io.plumbline.training.drift;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The population stability index of two samples counted in the same bins: {@code sum (p - q) ln(p / q)} over the bins,
 * {@code p} and {@code q} the bins' shares in the two (Jeffreys' divergence; Siddiqi 2006, ch. 9). Half a row is added
 * to each bin, so that an empty one counts for little and not for infinitely much. Bins that are empty in both are left
 * out.
 *
 * <p>Where a row may be in several bins, shares do not add up to one: each bin then has an index of its own, of the rows
 * in it and those that are not, and the largest counts.
 *
 * @param value       0 where the shares are equal, above it else
 * @param freedom     how many of the shares can be chosen freely
 * @param chosenFrom  how many indices it is the largest of
 * @param mostChanged position of the bin that adds most, or whose index it is
 */
record PopulationStability(double value, int freedom, int chosenFrom, int mostChanged) {
    private static final double ADDED = 0.5;

    /**
     * Compares rows that are in one bin each.
     *
     * @param month     rows by bin
     * @param reference rows by bin, in the same order
     */
    static PopulationStability of(long[] month, long[] reference) {
        int[] used = used(month, reference, month.length);
        double[] added = IntStream.range(0, month.length)
                .mapToDouble(bin -> month[bin] + reference[bin] == 0
                        ? 0
                        : contribution(
                                share(month[bin], total(month), used.length),
                                share(reference[bin], total(reference), used.length)))
                .toArray();
        return new PopulationStability(
                IntStream.of(used).mapToDouble(bin -> added[bin]).sum(), used.length - 1, 1, greatest(used, added));
    }

    /**
     * Compares rows that may be in several bins; the last bin, of all rows that are in any but the first, says nothing
     * that the first does not, and is left out.
     *
     * @param month         rows by bin
     * @param monthRows     rows at all
     * @param reference     rows by bin, in the same order
     * @param referenceRows rows at all
     */
    static PopulationStability ofOverlapping(long[] month, long monthRows, long[] reference, long referenceRows) {
        int[] used = used(month, reference, month.length - 1);
        double[] indices = IntStream.range(0, month.length)
                .mapToDouble(bin -> inAndOut(share(month[bin], monthRows, 2), share(reference[bin], referenceRows, 2)))
                .toArray();
        int greatest = greatest(used, indices);
        return new PopulationStability(indices[greatest], 1, Math.max(1, used.length), greatest);
    }

    private static int[] used(long[] month, long[] reference, int bins) {
        return IntStream.range(0, bins)
                .filter(bin -> month[bin] + reference[bin] > 0)
                .toArray();
    }

    private static int greatest(int[] bins, double[] of) {
        return IntStream.of(bins)
                .boxed()
                .max(Comparator.comparingDouble(bin -> of[bin]))
                .orElse(Bin.MISSING);
    }

    private static double inAndOut(double p, double q) {
        return contribution(p, q) + contribution(1 - p, 1 - q);
    }

    private static double contribution(double p, double q) {
        return (p - q) * Math.log(p / q);
    }

    private static double share(long count, long total, int bins) {
        return (count + ADDED) / (total + ADDED * bins);
    }

    private static long total(long[] counts) {
        return LongStream.of(counts).sum();
    }

    /**
     * What it comes to on average when nothing changed: {@code freedom (1/n + 1/m)} (Yurdakul 2018, ch. 3).
     *
     * @param n independent rows of the month
     * @param m independent rows of the reference
     * @return empty for the largest of several, which depends on how they hang together
     */
    OptionalDouble expected(double n, double m) {
        return chosenFrom == 1 ? OptionalDouble.of(freedom * (1 / n + 1 / m)) : OptionalDouble.empty();
    }

    /**
     * What an index, divided by {@code 1/n + 1/m}, exceeds with a given probability when nothing changed: it then has
     * about the chi-squared distribution (Yurdakul 2018, ch. 3).
     *
     * @param freedom     how many of its shares can be chosen freely
     * @param probability above 0, below 1
     */
    static double exceededByChance(int freedom, double probability) {
        return freedom < 1
                ? 0
                : new ChiSquaredDistribution(null, freedom).inverseCumulativeProbability(1 - probability);
    }
}
