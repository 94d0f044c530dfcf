package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The variance of the difference of two areas under the ROC curve on the same rows, in closed form (DeLong, DeLong and
 * Clarke-Pearson 1988), with mid-ranks in {@code n log n} (Sun and Xu 2014). It takes rows as independent, so it is right
 * only where no two are of one lead or account.
 */
public final class DeLong {
    private final double[][] ofPositives;
    private final double[][] ofNegatives;

    private DeLong(double[][] ofPositives, double[][] ofNegatives) {
        this.ofPositives = ofPositives;
        this.ofNegatives = ofNegatives;
    }

    /**
     * Places every positive row among the negative ones and the other way round.
     *
     * @param first  higher is better, one per row, finite
     * @param second the same of the other scorer
     */
    public static DeLong of(double[] first, double[] second, boolean[] labels) {
        double[][] ofPositives = new double[2][];
        double[][] ofNegatives = new double[2][];
        for (int k = 0; k < 2; k++) {
            double[] scores = k == 0 ? first : second;
            double[] positives = picked(scores, labels, true);
            double[] negatives = picked(scores, labels, false);
            double[] all = midRanks(scores);
            ofPositives[k] = shares(picked(all, labels, true), midRanks(positives), negatives.length);
            ofNegatives[k] = Arrays.stream(shares(picked(all, labels, false), midRanks(negatives), positives.length))
                    .map(share -> 1 - share)
                    .toArray();
        }
        return new DeLong(ofPositives, ofNegatives);
    }

    /** The first area less the second, with its normal 95% interval; empty with fewer than two rows of either outcome. */
    public Estimate difference() {
        int positives = ofPositives[0].length;
        int negatives = ofNegatives[0].length;
        if (positives < 2 || negatives < 2) {
            return new Estimate(OptionalDouble.empty(), Optional.empty());
        }
        double value = mean(ofPositives[0]) - mean(ofPositives[1]);
        double reach = Interval.NORMAL_REACH
                * Math.sqrt(variance(ofPositives) / positives + variance(ofNegatives) / negatives);
        return new Estimate(OptionalDouble.of(value), Optional.of(new Interval(value - reach, value + reach)));
    }

    /** For each row the share of the rows of the other outcome that it beats, ties half. */
    private static double[] shares(double[] amongAll, double[] amongOwn, int others) {
        return IntStream.range(0, amongAll.length)
                .mapToDouble(i -> (amongAll[i] - amongOwn[i]) / others)
                .toArray();
    }

    private static double[] picked(double[] values, boolean[] labels, boolean label) {
        return IntStream.range(0, values.length)
                .filter(i -> labels[i] == label)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static double[] midRanks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int start = 0, end; start < order.length; start = end) {
            for (end = start; end < order.length && values[order[end]] == values[order[start]]; end++) {}
            for (int k = start; k < end; k++) {
                ranks[order[k]] = (start + 1 + end) / 2.0;
            }
        }
        return ranks;
    }

    /** Of the differences of both scorers' shares, row by row. */
    private static double variance(double[][] shares) {
        double[] differences = IntStream.range(0, shares[0].length)
                .mapToDouble(i -> shares[0][i] - shares[1][i])
                .toArray();
        double mean = mean(differences);
        return Arrays.stream(differences)
                        .map(each -> (each - mean) * (each - mean))
                        .sum()
                / (differences.length - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
