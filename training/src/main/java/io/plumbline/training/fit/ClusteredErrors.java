package io.plumbline.training.fit;

import io.plumbline.training.metric.Clusters;

/**
 * Standard errors that heed that rows of one lead or account are alike: the sandwich of Liang and Zeger (1986),
 * {@code inverse(H) M inverse(H)}, with {@code H} the second derivatives of the penalised loss, {@code M} the sum over
 * clusters of the products of their first derivatives, and {@code G / (G - 1)} for few clusters.
 */
final class ClusteredErrors {
    private final DesignMatrix matrix;
    private final double[] residuals;
    private final Clusters clusters;
    private final int size;

    private ClusteredErrors(DesignMatrix matrix, double[] residuals, Clusters clusters) {
        this.matrix = matrix;
        this.residuals = residuals;
        this.clusters = clusters;
        this.size = matrix.width() + 1;
    }

    /**
     * The errors of all coefficients, the intercept's first.
     *
     * @param residuals probability less label of each row, at the optimum
     * @param hessian   of the penalised loss at the optimum
     * @param c         weight of the log losses
     * @param clusters  at least two
     */
    static double[] of(DesignMatrix matrix, double[] residuals, Clusters clusters, SquareSystem hessian, double c) {
        double[][] spread = new ClusteredErrors(matrix, residuals, clusters).spread();
        double[] errors = new double[spread.length];
        for (int j = 0; j < errors.length; j++) {
            double[] inverse = hessian.solve(unit(j, errors.length));
            double variance = 0;
            for (int k = 0; k < inverse.length; k++) {
                variance += inverse[k] * dot(spread[k], inverse);
            }
            errors[j] = c * Math.sqrt(few(clusters) * variance);
        }
        return errors;
    }

    /** As {@link #of}, with what the errors of two coefficients have in common: the whole matrix. */
    static double[][] covariance(
            DesignMatrix matrix, double[] residuals, Clusters clusters, SquareSystem hessian, double c) {
        double[][] spread = new ClusteredErrors(matrix, residuals, clusters).spread();
        int size = spread.length;
        double[][] inverse = new double[size][];
        double[][] half = new double[size][size];
        for (int j = 0; j < size; j++) {
            inverse[j] = hessian.solve(unit(j, size));
            for (int k = 0; k < size; k++) {
                half[j][k] = dot(spread[k], inverse[j]);
            }
        }
        double[][] covariance = new double[size][size];
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                covariance[j][k] = c * c * few(clusters) * dot(half[j], inverse[k]);
            }
        }
        return covariance;
    }

    private static double few(Clusters clusters) {
        return clusters.count() / (clusters.count() - 1.0);
    }

    private static double[] unit(int j, int size) {
        double[] unit = new double[size];
        unit[j] = 1;
        return unit;
    }

    private double[][] spread() {
        double[][] lower = new double[size][size];
        int[] first = firstRows();
        int[] rows = byCluster(first.clone());
        for (int cluster = 0; cluster < clusters.count(); cluster++) {
            add(derivatives(rows, first[cluster], first[cluster + 1]), lower);
        }
        for (int j = 0; j < size; j++) {
            for (int l = 0; l < j; l++) {
                lower[l][j] = lower[j][l];
            }
        }
        return lower;
    }

    /** Where each cluster's rows begin once rows are put together by cluster; the number of rows last. */
    private int[] firstRows() {
        int[] first = new int[clusters.count() + 1];
        for (int row = 0; row < clusters.rows(); row++) {
            first[clusters.of(row) + 1]++;
        }
        for (int cluster = 0; cluster < clusters.count(); cluster++) {
            first[cluster + 1] += first[cluster];
        }
        return first;
    }

    private int[] byCluster(int[] next) {
        int[] rows = new int[clusters.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[next[clusters.of(row)]++] = row;
        }
        return rows;
    }

    private double[] derivatives(int[] rows, int from, int to) {
        double[] sums = new double[size];
        for (int k = from; k < to; k++) {
            double residual = residuals[rows[k]];
            sums[0] += residual;
            for (int j = 1; j < size; j++) {
                sums[j] += residual * matrix.value(rows[k], j - 1);
            }
        }
        return sums;
    }

    private static void add(double[] derivatives, double[][] lower) {
        for (int j = 0; j < derivatives.length; j++) {
            double derivative = derivatives[j];
            if (derivative != 0) {
                double[] sums = lower[j];
                for (int l = 0; l <= j; l++) {
                    sums[l] += derivative * derivatives[l];
                }
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double total = 0;
        for (int k = 0; k < a.length; k++) {
            total += a[k] * b[k];
        }
        return total;
    }
}
