package io.plumbline.training.fit;

import io.plumbline.training.fit.PenalisedLoss.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Finds the one optimum of L2-regularised logistic regression, {@code 1/2 |w|^2 + c * sum of log losses}, intercept not
 * penalised, by Newton's method with backtracking (Boyd and Vandenberghe 2004, section 9.5).
 *
 * <p>The search ends when the squared Newton decrement is at most 1e-20. The penalised Hessian is at least one in every
 * direction of the weights, so the weights are then within 1e-10 of the optimum, rounding aside. The same input gives
 * the same bits for any number of threads.
 *
 * @param c weight of the log losses against the penalty, positive
 * @param threads most threads to use, at least 1
 */
public record LogisticTrainer(double c, int threads) {
    private static final int SAMPLE_STRIDE = 10;
    private static final int SAMPLED_ROWS_PER_COEFFICIENT = 200;

    public LogisticTrainer {
        if (!(c > 0) || Double.isInfinite(c)) {
            throw new IllegalArgumentException("C must be a positive number");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread is needed");
        }
    }

    /**
     * Fits.
     *
     * @param matrix encoded rows; no columns gives the intercept alone
     * @param labels outcome of each row, in row order
     * @throws IllegalArgumentException if labels and rows differ in number, or all labels are equal
     * @throws NotConvergedException if the optimum is not reached
     */
    public LogisticFit fit(DesignMatrix matrix, boolean[] labels) {
        double[] start = start(matrix, labels);
        try (Shards shards = new Shards(matrix.rows(), threads)) {
            PenalisedLoss loss = new PenalisedLoss(matrix, labels, c, shards);
            NewtonSearch search = search(loss, start, matrix.rows());
            Point optimum = search.optimum();
            return result(optimum, loss.hessian(optimum, 1).inverseDiagonal(), search.iterations());
        }
    }

    /**
     * The optima of several weights of the data, one after the other from where the last one lay, without standard
     * errors: what choosing among them needs.
     *
     * @param weights values of C, ascending
     * @return for each weight the coefficients, intercept first
     */
    static List<double[]> path(DesignMatrix matrix, boolean[] labels, List<Double> weights, int threads) {
        double[] start = start(matrix, labels);
        List<double[]> optima = new ArrayList<>();
        try (Shards shards = new Shards(matrix.rows(), threads)) {
            for (double weight : weights) {
                PenalisedLoss loss = new PenalisedLoss(matrix, labels, weight, shards);
                start = search(loss, start, matrix.rows()).optimum().coefficients();
                optima.add(start);
            }
        }
        return optima;
    }

    private static NewtonSearch search(PenalisedLoss loss, double[] start, int rows) {
        return new NewtonSearch(loss, start, firstStride(rows, loss.size()));
    }

    /** A tenth of the rows gives a useful Hessian when there are enough of them for each coefficient. */
    private static int firstStride(int rows, int coefficients) {
        return rows / SAMPLE_STRIDE / coefficients >= SAMPLED_ROWS_PER_COEFFICIENT ? SAMPLE_STRIDE : 1;
    }

    private static double[] start(DesignMatrix matrix, boolean[] labels) {
        if (labels.length != matrix.rows()) {
            throw new IllegalArgumentException(
                    "Got " + labels.length + " labels for " + matrix.rows() + " rows; give one label per row");
        }
        int positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        if (positives == 0 || positives == labels.length) {
            throw new IllegalArgumentException("All " + labels.length + " rows have the same outcome ("
                    + (positives == 0 ? "no positives" : "all positive") + "); a fit needs rows of both");
        }
        double[] start = new double[matrix.width() + 1];
        start[0] = Logistic.logit((double) positives / labels.length);
        return start;
    }

    private LogisticFit result(Point optimum, double[] inverseDiagonal, int iterations) {
        double[] errors =
                Arrays.stream(inverseDiagonal).map(v -> Math.sqrt(c * v)).toArray();
        return new LogisticFit(
                optimum.coefficients()[0],
                weights(optimum.coefficients()),
                errors[0],
                weights(errors),
                optimum.value(),
                iterations);
    }

    private static List<Double> weights(double[] coefficients) {
        return DoubleStream.of(coefficients).skip(1).boxed().toList();
    }
}
