package io.plumbline.training.calibration;

import io.plumbline.training.fit.Logistic;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/** A logistic regression on one number, with sandwich errors by cluster (Liang and Zeger 1986, with G / (G - 1)). */
final class ClusterRobust {
    private final double fittedIntercept;
    private final double fittedSlope;
    private final int clusters;
    /** Second derivatives of the log loss: by intercept twice, by both, by slope twice. */
    private final double[] curvature = new double[3];
    /** Sums over the clusters of products of their summed derivatives, in the same order. */
    private final double[] spread = new double[3];

    /**
     * Gathers what the errors are made of.
     *
     * @param x         the number, one per row
     * @param intercept fitted, with the slope or alone
     * @param slope     fitted or given
     */
    ClusterRobust(double[] x, boolean[] labels, Clusters clusters, double intercept, double slope) {
        this.fittedIntercept = intercept;
        this.fittedSlope = slope;
        this.clusters = clusters.count();
        double[][] derivatives = new double[2][this.clusters];
        for (int i = 0; i < x.length; i++) {
            double p = Logistic.probability(intercept + slope * x[i]);
            double missed = (labels[i] ? 1 : 0) - p;
            derivatives[0][clusters.of(i)] += missed;
            derivatives[1][clusters.of(i)] += missed * x[i];
            add(curvature, p * (1 - p), 1, x[i]);
        }
        for (int k = 0; k < this.clusters; k++) {
            add(spread, 1, derivatives[0][k], derivatives[1][k]);
        }
    }

    private static void add(double[] products, double weight, double first, double second) {
        products[0] += weight * first * first;
        products[1] += weight * first * second;
        products[2] += weight * second * second;
    }

    Estimate intercept() {
        return estimate(fittedIntercept, variance(curvature[2], -curvature[1]));
    }

    Estimate slope() {
        return estimate(fittedSlope, variance(-curvature[1], curvature[0]));
    }

    /** The intercept of a regression whose slope was given. */
    Estimate interceptAlone() {
        return estimate(fittedIntercept, spread[0] / (curvature[0] * curvature[0]));
    }

    /** Of the estimate whose row of the inverse curvature is given, before division by the determinant. */
    private double variance(double byIntercept, double bySlope) {
        double determinant = curvature[0] * curvature[2] - curvature[1] * curvature[1];
        double a = byIntercept / determinant;
        double b = bySlope / determinant;
        return a * a * spread[0] + 2 * a * b * spread[1] + b * b * spread[2];
    }

    private Estimate estimate(double value, double variance) {
        double reach = Interval.NORMAL_REACH * Math.sqrt(variance * clusters / (clusters - 1.0));
        return new Estimate(
                OptionalDouble.of(value),
                reach > 0 && Double.isFinite(reach)
                        ? Optional.of(new Interval(value - reach, value + reach))
                        : Optional.empty());
    }
}
