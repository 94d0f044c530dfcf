package io.plumbline.training.fit;

/** The logistic function and its loss, without overflow and without cancellation at either end. */
public final class Logistic {
    private Logistic() {}

    /** Probability for a linear predictor: {@code 1 / (1 + exp(-linearPredictor))}, 0..1. */
    public static double probability(double linearPredictor) {
        double tail = StrictMath.exp(-Math.abs(linearPredictor));
        return linearPredictor >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
    }

    /** Minus the logarithm of the probability that the model gave to what happened; 0 or more, natural logarithm. */
    public static double loss(double linearPredictor, boolean label) {
        double margin = label ? linearPredictor : -linearPredictor;
        return Math.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)));
    }

    /**
     * Linear predictors of the rows of a matrix.
     *
     * @param coefficients the intercept, then one weight per column
     */
    static double[] linearPredictors(double[] coefficients, DesignMatrix matrix) {
        if (matrix.width() + 1 != coefficients.length) {
            throw new IllegalArgumentException("The matrix has " + matrix.width() + " columns; the fit has "
                    + (coefficients.length - 1) + " weights");
        }
        double[] totals = new double[matrix.rows()];
        new Products(matrix).linearPredictors(coefficients, 0, totals.length, totals);
        return totals;
    }

    /** The linear predictor that gives a probability: {@code log(p / (1 - p))}. */
    public static double logit(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }
}
