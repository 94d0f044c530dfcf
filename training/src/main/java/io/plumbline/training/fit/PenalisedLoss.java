package io.plumbline.training.fit;

import java.util.Arrays;

/**
 * The function that {@link LogisticTrainer} minimises, {@code 1/2 |w|^2 + c * sum of log losses}, with its first and
 * second derivatives. Coefficients are numbered with the intercept first; it carries no penalty.
 */
final class PenalisedLoss {
    private static final int BLOCK = 1024;

    private final DesignMatrix matrix;
    private final boolean[] labels;
    private final double c;
    private final Shards shards;

    PenalisedLoss(DesignMatrix matrix, boolean[] labels, double c, Shards shards) {
        this.matrix = matrix;
        this.labels = labels;
        this.c = c;
        this.shards = shards;
    }

    /** Number of coefficients, the intercept included. */
    int size() {
        return matrix.width() + 1;
    }

    /** The larger of the weights of the penalty and of the log losses. */
    double unit() {
        return Math.max(1, c);
    }

    /** Value and derivatives at one place; {@code curvature} holds p(1-p) of every row. */
    record Point(double[] coefficients, double value, double[] gradient, double[] curvature) {}

    Point at(double[] coefficients) {
        double[] curvature = new double[matrix.rows()];
        double[] sums = shards.sum(size() + 1, (from, to) -> shardSums(coefficients, curvature, from, to));
        double squares = 0;
        double[] gradient = new double[size()];
        gradient[0] = c * sums[0];
        for (int k = 1; k < size(); k++) {
            gradient[k] = coefficients[k] + c * sums[k];
            squares += coefficients[k] * coefficients[k];
        }
        return new Point(coefficients, squares / 2 + c * sums[size()], gradient, curvature);
    }

    /** Sums over a shard: residual, residual times each column, and last the log loss. */
    private double[] shardSums(double[] coefficients, double[] curvature, int from, int to) {
        double[] sums = new double[size() + 1];
        double[] work = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int length = Math.min(BLOCK, to - start);
            linearPredictors(coefficients, start, length, work);
            sums[size()] += residuals(start, length, work, curvature);
            sums[0] += sum(work, length);
            for (int j = 0; j < matrix.width(); j++) {
                sums[j + 1] += dot(work, matrix.column(j), start, length);
            }
        }
        return sums;
    }

    private void linearPredictors(double[] coefficients, int start, int length, double[] work) {
        Arrays.fill(work, 0, length, coefficients[0]);
        for (int j = 0; j < matrix.width(); j++) {
            double weight = coefficients[j + 1];
            double[] column = matrix.column(j);
            for (int i = 0; i < length; i++) {
                work[i] += weight * column[start + i];
            }
        }
    }

    /** Turns linear predictors into residuals (probability minus label) in place and returns the sum of log losses. */
    private double residuals(int start, int length, double[] work, double[] curvature) {
        double loss = 0;
        for (int i = 0; i < length; i++) {
            boolean label = labels[start + i];
            double margin = label ? work[i] : -work[i];
            double tail = StrictMath.exp(-Math.abs(margin));
            double missed = margin >= 0 ? tail / (1 + tail) : 1 / (1 + tail);
            loss += Math.max(-margin, 0) + StrictMath.log1p(tail);
            curvature[start + i] = tail / ((1 + tail) * (1 + tail));
            work[i] = label ? -missed : missed;
        }
        return loss;
    }

    private static double sum(double[] values, int length) {
        double total = 0;
        for (int i = 0; i < length; i++) {
            total += values[i];
        }
        return total;
    }

    private static double dot(double[] block, double[] column, int start, int length) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            even += block[i] * column[start + i];
            odd += block[i + 1] * column[start + i + 1];
        }
        return i < length ? even + odd + block[i] * column[start + i] : even + odd;
    }

    /**
     * Second derivatives at a point, from every {@code stride}-th row of each shard, scaled to all rows.
     *
     * @param stride 1 for the exact Hessian
     */
    SquareSystem hessian(Point point, int stride) {
        GramBlock layout = new GramBlock(size());
        double[] gram = shards.sum(layout.packedLength(), (from, to) -> gram(point, from, to, stride));
        double scale = c * matrix.rows() / sampled(stride);
        double[][] hessian = new double[size()][size()];
        for (int j = 0; j < size(); j++) {
            for (int l = 0; l <= j; l++) {
                hessian[j][l] = scale * gram[layout.index(j, l)] + (j == l && j > 0 ? 1 : 0);
            }
        }
        return SquareSystem.factorise(hessian);
    }

    private double sampled(int stride) {
        return shards.map((from, to) -> (to - from + stride - 1) / stride).stream()
                .mapToDouble(Integer::doubleValue)
                .sum();
    }

    private double[] gram(Point point, int from, int to, int stride) {
        GramBlock block = new GramBlock(size());
        for (int start = from; start < to; start += GramBlock.ROWS * stride) {
            int end = Math.min(to, start + GramBlock.ROWS * stride);
            block.fill(matrix, point.curvature(), start, end, stride);
            block.accumulate();
        }
        return block.sums();
    }
}
