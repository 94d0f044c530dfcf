package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * Totals by cluster, from which figures such as precision are made: a figure of the sums, with an interval from drawing
 * clusters anew. All figures asked for share the draws.
 */
public final class ClusterSums {
    private final double[][] totals;
    private final double[] once;
    private final List<double[]> draws;

    private ClusterSums(Clusters clusters, double[][] totals, ClusterBootstrap bootstrap) {
        this.totals = totals;
        int[] ones = new int[clusters.count()];
        Arrays.fill(ones, 1);
        this.once = weighted(ones);
        this.draws = bootstrap.each(clusters, this::weighted);
    }

    /**
     * Sums rows by cluster and draws.
     *
     * @param values one array per total, each with one value per row
     */
    public static ClusterSums of(Clusters clusters, ClusterBootstrap bootstrap, double[]... values) {
        double[][] totals = new double[values.length][clusters.count()];
        for (int k = 0; k < values.length; k++) {
            for (int row = 0; row < values[k].length; row++) {
                totals[k][clusters.of(row)] += values[k][row];
            }
        }
        return new ClusterSums(clusters, totals, bootstrap);
    }

    /**
     * A figure of the sums.
     *
     * @param figure from one sum per total, in the order given, to the figure; empty where it is undefined
     */
    public Estimate estimate(Function<double[], OptionalDouble> figure) {
        return new Estimate(
                figure.apply(once), Interval.ofDraws(draws.stream().map(figure).toList()));
    }

    /**
     * The share that the first total has in the second one. Where it is 0 or 1 draws cannot differ, and an interval of no
     * width would be a lie: there it is Wilson's (1927), with one trial per cluster that adds to the whole.
     *
     * @param part from one sum per total to the upper number
     * @param whole the same to the lower number, which is not below the upper one; 0 makes the share undefined
     */
    public Estimate share(ToDoubleFunction<double[]> part, ToDoubleFunction<double[]> whole) {
        Estimate drawn = estimate(sum -> ratio(part.applyAsDouble(sum), whole.applyAsDouble(sum)));
        double value = drawn.value().orElse(Double.NaN);
        return value == 0 || value == 1
                ? new Estimate(drawn.value(), Optional.of(allOrNone(contributing(whole), value)))
                : drawn;
    }

    private static Interval allOrNone(int trials, double value) {
        ConfidenceInterval wilson =
                new WilsonScoreInterval().createInterval(trials, value == 0 ? 0 : trials, Interval.CONFIDENCE);
        return value == 0 ? new Interval(0, wilson.getUpperBound()) : new Interval(wilson.getLowerBound(), 1);
    }

    private int contributing(ToDoubleFunction<double[]> whole) {
        return (int) IntStream.range(0, totals[0].length)
                .filter(cluster -> whole.applyAsDouble(ofCluster(cluster)) > 0)
                .count();
    }

    private double[] ofCluster(int cluster) {
        return Arrays.stream(totals).mapToDouble(total -> total[cluster]).toArray();
    }

    /** A ratio of two sums; empty when the lower one is 0. */
    public static OptionalDouble ratio(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }

    private double[] weighted(int[] counts) {
        double[] sums = new double[totals.length];
        for (int k = 0; k < totals.length; k++) {
            double sum = 0;
            for (int cluster = 0; cluster < counts.length; cluster++) {
                sum += totals[k][cluster] * counts[cluster];
            }
            sums[k] = sum;
        }
        return sums;
    }
}
