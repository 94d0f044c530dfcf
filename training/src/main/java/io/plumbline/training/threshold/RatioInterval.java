package io.plumbline.training.threshold;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A ratio of two sums over clusters with its 95% interval by linearisation (Cochran 1977, section 6.4): the errors are
 * {@code a - ratio * b} of each cluster. It is what the bootstrap comes to where the counts are not small, at no cost.
 */
public final class RatioInterval {
    private RatioInterval() {}

    /**
     * A share of rows.
     *
     * @param part  1 for each row that counts above
     * @param whole 1 for each row that counts below
     */
    public static Estimate share(Clusters clusters, double[] part, double[] whole) {
        double[][] sums = sums(clusters, part, whole);
        double above = total(sums[0]);
        double below = total(sums[1]);
        if (below == 0) {
            return new Estimate(OptionalDouble.empty(), Optional.empty());
        }
        double ratio = above / below;
        if (ratio == 0 || ratio == 1) {
            long trials = Arrays.stream(sums[1]).filter(rows -> rows > 0).count();
            return new Estimate(OptionalDouble.of(ratio), Optional.of(Interval.wilson(ratio, (double) trials)));
        }
        double squares = 0;
        for (int cluster = 0; cluster < clusters.count(); cluster++) {
            double error = sums[0][cluster] - ratio * sums[1][cluster];
            squares += error * error;
        }
        return around(ratio, reach(squares, clusters.count()) / below, 1);
    }

    /** The mean of all rows, at least one. */
    public static Estimate mean(Clusters clusters, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] errors =
                sums(clusters, Arrays.stream(values).map(value -> value - mean).toArray())[0];
        double squares = Arrays.stream(errors).map(error -> error * error).sum();
        double reach = reach(squares, clusters.count()) / values.length;
        return new Estimate(OptionalDouble.of(mean), Optional.of(new Interval(mean - reach, mean + reach)));
    }

    /**
     * Rows a month.
     *
     * @param counted 1 for each row that counts
     */
    static Estimate perMonth(Clusters clusters, double[] counted, double months) {
        double[] sums = sums(clusters, counted)[0];
        double total = total(sums);
        double mean = total / clusters.count();
        double squares = 0;
        for (double sum : sums) {
            squares += (sum - mean) * (sum - mean);
        }
        return around(total / months, reach(squares, clusters.count()) / months, Double.MAX_VALUE);
    }

    private static double reach(double squares, int clusters) {
        return clusters < 2 ? 0 : Interval.NORMAL_REACH * Math.sqrt(squares * clusters / (clusters - 1.0));
    }

    private static Estimate around(double value, double reach, double most) {
        return new Estimate(
                OptionalDouble.of(value),
                Optional.of(new Interval(Math.max(0, value - reach), Math.min(most, value + reach))));
    }

    private static double[][] sums(Clusters clusters, double[]... values) {
        double[][] sums = new double[values.length][clusters.count()];
        for (int k = 0; k < values.length; k++) {
            for (int row = 0; row < values[k].length; row++) {
                sums[k][clusters.of(row)] += values[k][row];
            }
        }
        return sums;
    }

    private static double total(double[] sums) {
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total;
    }
}
