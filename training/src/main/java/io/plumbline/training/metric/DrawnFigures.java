package io.plumbline.training.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Figures that are worked out together, once on all clusters and once per bootstrap draw, so that whatever is made of them
 * has an interval, differences among them.
 */
public final class DrawnFigures {
    private final double[] once;
    private final List<double[]> draws;

    private DrawnFigures(double[] once, List<double[]> draws) {
        this.once = once;
        this.draws = draws;
    }

    /**
     * Works them out.
     *
     * @param figures from the count of each cluster to the figures, always as many and in one order; NaN where one is
     *     undefined; called from several threads
     */
    public static DrawnFigures of(Clusters clusters, ClusterBootstrap bootstrap, Function<int[], double[]> figures) {
        int[] ones = new int[clusters.count()];
        Arrays.fill(ones, 1);
        return new DrawnFigures(figures.apply(ones), bootstrap.each(clusters, figures));
    }

    /** One of them. */
    public Estimate estimate(int place) {
        return estimate(figures -> figures[place]);
    }

    /** One of them, without an interval. */
    public OptionalDouble value(int place) {
        return defined(once[place]);
    }

    /** The first less the second, with its paired interval. */
    public Estimate difference(int first, int second) {
        return estimate(figures -> figures[first] - figures[second]);
    }

    /**
     * What is made of them.
     *
     * @param figure NaN where it is undefined
     */
    public Estimate estimate(ToDoubleFunction<double[]> figure) {
        List<OptionalDouble> drawn = new ArrayList<>(draws.size());
        draws.forEach(draw -> drawn.add(defined(figure.applyAsDouble(draw))));
        return new Estimate(defined(figure.applyAsDouble(once)), Interval.ofDraws(drawn));
    }

    private static OptionalDouble defined(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
