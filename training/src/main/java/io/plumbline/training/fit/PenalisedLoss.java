package io.plumbline.training.fit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The function that {@link LogisticTrainer} minimises, {@code 1/2 |w|^2 + c * sum of log losses}, with its first and
 * second derivatives; or an estimate of it from every so many blocks of rows. Coefficients are numbered with the
 * intercept first; it carries no penalty.
 */
final class PenalisedLoss {
    /** Rows taken at once: enough that columns are read in long runs, few enough to stay in the processor's cache. */
    private static final int BLOCK = 4 * GramBlock.ROWS;

    private final DesignMatrix matrix;
    private final boolean[] labels;
    private final double c;
    private final Shards shards;
    private final int stride;
    private final double rowsPerRow;
    private final Products products;
    private final GramLayout layout;
    /** Arrays of one entry per row that are not in use, shared by all losses made from one. */
    private final Deque<double[]> spare;

    /** The function itself. */
    PenalisedLoss(DesignMatrix matrix, boolean[] labels, double c, Shards shards) {
        this(matrix, labels, c, shards, 1, 1, new Products(matrix), new GramLayout(matrix), new ArrayDeque<>());
    }

    private PenalisedLoss(
            DesignMatrix matrix,
            boolean[] labels,
            double c,
            Shards shards,
            int stride,
            double rowsPerRow,
            Products products,
            GramLayout layout,
            Deque<double[]> spare) {
        this.matrix = matrix;
        this.labels = labels;
        this.c = c;
        this.shards = shards;
        this.stride = stride;
        this.rowsPerRow = rowsPerRow;
        this.products = products;
        this.layout = layout;
        this.spare = spare;
    }

    /** An estimate of this function from every {@code every}-th block of rows of each shard. */
    PenalisedLoss sample(int every) {
        double visited = shards.map((from, to) -> visited(from, to, every)).stream()
                .mapToDouble(Integer::doubleValue)
                .sum();
        return new PenalisedLoss(matrix, labels, c, shards, every, matrix.rows() / visited, products, layout, spare);
    }

    private static int visited(int from, int to, int every) {
        int rows = 0;
        for (int start = from; start < to; start += BLOCK * every) {
            rows += Math.min(to, start + BLOCK) - start;
        }
        return rows;
    }

    /** The same rows with another weight of the data. */
    PenalisedLoss weighted(double weight) {
        return new PenalisedLoss(matrix, labels, weight, shards, stride, rowsPerRow, products, layout, spare);
    }

    /** Number of coefficients, the intercept included. */
    int size() {
        return matrix.width() + 1;
    }

    /** The larger of the weights of the penalty and of the log losses. */
    double unit() {
        return Math.max(1, c);
    }

    /** Rows that each row stands for at most: its second derivatives are at most this many times those of all rows. */
    int stride() {
        return stride;
    }

    /** Value and derivatives at one place; {@code curvature} holds p(1-p) of every row that was visited. */
    record Point(double[] coefficients, double value, double[] gradient, double[] curvature) {}

    Point at(double[] coefficients) {
        double[] curvature = spare.isEmpty() ? new double[matrix.rows()] : spare.pop();
        double[] sums = shards.sum(size() + 1, (from, to) -> shardSums(coefficients, curvature, from, to));
        double scale = c * rowsPerRow;
        double squares = 0;
        double[] gradient = new double[size()];
        gradient[0] = scale * sums[0];
        for (int k = 1; k < size(); k++) {
            gradient[k] = coefficients[k] + scale * sums[k];
            squares += coefficients[k] * coefficients[k];
        }
        return new Point(coefficients, squares / 2 + scale * sums[size()], gradient, curvature);
    }

    /** Tells that a point's curvature is not looked at again. */
    void leave(Point point) {
        spare.push(point.curvature());
    }

    /** Sums over a shard: residual, residual times each column, and last the log loss. */
    private double[] shardSums(double[] coefficients, double[] curvature, int from, int to) {
        double[] sums = new double[size() + 1];
        double[] work = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK * stride) {
            int length = Math.min(BLOCK, to - start);
            products.linearPredictors(coefficients, start, length, work);
            sums[size()] += Tails.residuals(work, length, labels, start, curvature);
            products.addFactors(work, start, length, sums);
        }
        return sums;
    }

    /** {@link #gram(Point)} at a place that nothing else is asked of. */
    double[] gramAt(double[] coefficients) {
        Point point = at(coefficients);
        double[] gram = gram(point);
        leave(point);
        return gram;
    }

    /** The sum {@code X'DX} over all rows, or its estimate, at a point; in the places of a {@link GramLayout}. */
    double[] gram(Point point) {
        double[] gram = shards.sum(layout.length(), (from, to) -> gram(point, from, to));
        for (int k = 0; k < gram.length; k++) {
            gram[k] *= rowsPerRow;
        }
        return gram;
    }

    private double[] gram(Point point, int from, int to) {
        GramBlock block = new GramBlock(layout);
        for (int start = from; start < to; start += BLOCK * stride) {
            int end = Math.min(to, start + BLOCK);
            for (int part = start; part < end; part += GramBlock.ROWS) {
                block.add(point.curvature(), part, Math.min(end, part + GramBlock.ROWS));
            }
        }
        return block.sums();
    }

    /** The matrix of second derivatives, ready to be solved. */
    SquareSystem hessian(double[] gram) {
        return SquareSystem.factorise(secondDerivatives(gram));
    }

    /** The lower triangle of the matrix of second derivatives. */
    double[][] secondDerivatives(double[] gram) {
        double[][] hessian = new double[size()][size()];
        for (int j = 0; j < size(); j++) {
            for (int l = 0; l <= j; l++) {
                hessian[j][l] = c * layout.product(gram, j, l) + (j == l && j > 0 ? 1 : 0);
            }
        }
        return hessian;
    }
}
