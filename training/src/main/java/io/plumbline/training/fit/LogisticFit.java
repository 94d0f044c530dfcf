package io.plumbline.training.fit;

import io.plumbline.training.metric.Interval;
import java.util.List;

/**
 * The optimum of {@code 1/2 |w|^2 + c * sum of log losses}.
 *
 * <p>Standard errors come from the curvature at the optimum: the covariance is {@code c * inverse(H)} with {@code H =
 * diag(0, 1, ..., 1) + c * X'DX}, {@code D = diag(p(1-p))}. Under a normal prior of variance {@code c} on each weight
 * this is the Laplace approximation of the posterior (Bishop 2006, section 4.5.1); as {@code c} grows it becomes the
 * inverse Fisher information, and the intervals become Wald's. That takes rows as independent; where it was told which
 * rows belong together, the errors are those of {@link ClusteredErrors} instead.
 *
 * @param intercept log-odds when every column is zero
 * @param weights change of the log-odds per unit of each column, in column order
 * @param interceptError standard error of the intercept
 * @param weightErrors standard errors of the weights, in column order
 * @param objective the penalised loss at the optimum
 * @param iterations steps taken by the search
 */
public record LogisticFit(
        double intercept,
        List<Double> weights,
        double interceptError,
        List<Double> weightErrors,
        double objective,
        int iterations) {

    public LogisticFit {
        weights = List.copyOf(weights);
        weightErrors = List.copyOf(weightErrors);
    }

    /** 95% Wald interval of the weight of one column, counted from 0. */
    public Interval weightInterval(int column) {
        double reach = Interval.NORMAL_REACH * weightErrors.get(column);
        return new Interval(weights.get(column) - reach, weights.get(column) + reach);
    }

    /** Log-odds of one encoded row, its values in column order. */
    public double linearPredictor(double[] row) {
        if (row.length != weights.size()) {
            throw new IllegalArgumentException(
                    "The row has " + row.length + " values; the fit has " + weights.size() + " weights");
        }
        double total = intercept;
        for (int j = 0; j < row.length; j++) {
            total += weights.get(j) * row[j];
        }
        return total;
    }

    /** Log-odds of every row of a matrix with the same columns in the same order. */
    public double[] linearPredictors(DesignMatrix matrix) {
        double[] coefficients = new double[weights.size() + 1];
        coefficients[0] = intercept;
        for (int j = 0; j < weights.size(); j++) {
            coefficients[j + 1] = weights.get(j);
        }
        return Logistic.linearPredictors(coefficients, matrix);
    }
}
