package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

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
