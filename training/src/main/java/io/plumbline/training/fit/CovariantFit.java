package io.plumbline.training.fit;

/**
 * The optimum of a logistic regression with the errors of its coefficients. The intercept stands first.
 *
 * @param coefficients change of the log-odds per unit of each column
 * @param clustered    covariance that heeds which rows belong together, see {@link ClusteredErrors}
 * @param errors       standard errors that take rows as independent
 */
@SuppressWarnings("ArrayRecordComponent")
public record CovariantFit(double[] coefficients, double[][] clustered, double[] errors) {

    /** Linear predictors of the rows of a matrix with the same columns. */
    public double[] linearPredictors(DesignMatrix matrix) {
        return Logistic.linearPredictors(coefficients, matrix);
    }

    /**
     * Covariance that is nowhere surer than either kind of error alone: where clusters say less than independent rows would,
     * as they may where few of them carry a column, the rows' errors count.
     */
    public double[][] covariance() {
        double[] raise = new double[errors.length];
        for (int j = 0; j < raise.length; j++) {
            double own = Math.sqrt(clustered[j][j]);
            raise[j] = own > 0 && own < errors[j] ? errors[j] / own : 1;
        }
        double[][] raised = new double[raise.length][raise.length];
        for (int j = 0; j < raise.length; j++) {
            for (int k = 0; k < raise.length; k++) {
                raised[j][k] = clustered[j][k] * raise[j] * raise[k];
            }
        }
        return raised;
    }
}
