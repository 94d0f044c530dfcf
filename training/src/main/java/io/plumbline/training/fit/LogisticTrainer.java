package io.plumbline.training.fit;

import io.plumbline.training.fit.PenalisedLoss.Point;
import io.plumbline.training.metric.Clusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private static final int LARGEST_STRIDE = 100;
    private static final int ROWS_PER_COEFFICIENT = 40;

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
        return fit(matrix, labels, Optional.empty());
    }

    /**
     * {@link #fit(DesignMatrix, boolean[])} of rows of which some belong together, as those of one lead do: the optimum is
     * the same, its standard errors heed it.
     *
     * @param clusters which rows belong together
     */
    public LogisticFit fit(DesignMatrix matrix, boolean[] labels, Clusters clusters) {
        boolean recur = clusters.count() > 1 && clusters.count() < clusters.rows();
        return fit(matrix, labels, Optional.of(clusters).filter(some -> recur));
    }

    /**
     * The optimum, and how sure all of its coefficients are together.
     *
     * @param clusters which rows belong together; at least two
     */
    public CovariantFit covariant(DesignMatrix matrix, boolean[] labels, Clusters clusters) {
        double[] start = start(matrix, labels);
        try (Shards shards = new Shards(matrix.rows(), threads)) {
            PenalisedLoss loss = new PenalisedLoss(matrix, labels, c, shards);
            NewtonSearch search = cold(loss, start, matrix.rows(), true);
            Point optimum = search.optimum();
            SquareSystem hessian = loss.hessian(search.gramIsOfOptimum() ? search.gram() : loss.gram(optimum));
            return new CovariantFit(
                    optimum.coefficients().clone(),
                    ClusteredErrors.covariance(matrix, residuals(optimum, matrix, labels), clusters, hessian, c),
                    errors(hessian));
        }
    }

    private LogisticFit fit(DesignMatrix matrix, boolean[] labels, Optional<Clusters> clusters) {
        double[] start = start(matrix, labels);
        try (Shards shards = new Shards(matrix.rows(), threads)) {
            PenalisedLoss loss = new PenalisedLoss(matrix, labels, c, shards);
            NewtonSearch search = cold(loss, start, matrix.rows(), true);
            Point optimum = search.optimum();
            double[] gram = search.gramIsOfOptimum() ? search.gram() : loss.gram(optimum);
            SquareSystem hessian = loss.hessian(gram);
            double[] errors = clusters.map(
                            some -> ClusteredErrors.of(matrix, residuals(optimum, matrix, labels), some, hessian, c))
                    .orElseGet(() -> errors(hessian));
            return result(optimum, errors, search.iterations());
        }
    }

    /**
     * The optima of several weights of the data, one after the other from where the last one lay, without standard
     * errors: what choosing among them needs. The second derivatives of the last one serve as long as they help.
     *
     * @param weights values of C, ascending
     * @return for each weight the coefficients, intercept first
     */
    static List<double[]> path(DesignMatrix matrix, boolean[] labels, List<Double> weights, int threads) {
        double[] start = start(matrix, labels);
        List<double[]> optima = new ArrayList<>();
        try (Shards shards = new Shards(matrix.rows(), threads)) {
            PenalisedLoss loss = new PenalisedLoss(matrix, labels, weights.get(0), shards);
            NewtonSearch search = cold(loss, start, matrix.rows(), true);
            optima.add(left(loss, search.optimum()));
            for (double weight : weights.subList(1, weights.size())) {
                PenalisedLoss next = loss.weighted(weight);
                double[] last = optima.get(optima.size() - 1);
                search = new NewtonSearch(next, next, last, search.gram(), NewtonSearch.CONVERGED, false);
                optima.add(left(next, search.optimum()));
            }
        }
        return optima;
    }

    /** A search that knows nothing yet; where there are many rows it begins at the optimum of some of them. */
    private static NewtonSearch cold(PenalisedLoss loss, double[] start, int rows, boolean wantsGramOfOptimum) {
        double[] near = start;
        for (int stride = LARGEST_STRIDE; stride > 1; stride /= SAMPLE_STRIDE) {
            if (enough(rows / stride, loss.size())) {
                PenalisedLoss sample = loss.sample(stride);
                NewtonSearch search =
                        new NewtonSearch(sample, sample, near, sample.gramAt(near), NewtonSearch.ROUGHLY, false);
                near = left(sample, search.optimum());
            }
        }
        int stride = stride(rows, loss.size());
        PenalisedLoss curved = stride == 1 ? loss : loss.sample(stride);
        return new NewtonSearch(loss, curved, near, curved.gramAt(near), NewtonSearch.CONVERGED, wantsGramOfOptimum);
    }

    private static double[] left(PenalisedLoss loss, Point optimum) {
        loss.leave(optimum);
        return optimum.coefficients();
    }

    private static boolean enough(int rows, int coefficients) {
        return rows / coefficients >= ROWS_PER_COEFFICIENT;
    }

    /** A tenth of the rows gives useful second derivatives when there are enough of them for each coefficient. */
    private static int stride(int rows, int coefficients) {
        return enough(rows / SAMPLE_STRIDE, coefficients) ? SAMPLE_STRIDE : 1;
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

    private double[] errors(SquareSystem hessian) {
        return Arrays.stream(hessian.inverseDiagonal())
                .map(v -> Math.sqrt(c * v))
                .toArray();
    }

    private static double[] residuals(Point optimum, DesignMatrix matrix, boolean[] labels) {
        double[] residuals = Logistic.linearPredictors(optimum.coefficients(), matrix);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Logistic.probability(residuals[i]) - (labels[i] ? 1 : 0);
        }
        return residuals;
    }

    private LogisticFit result(Point optimum, double[] errors, int iterations) {
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
