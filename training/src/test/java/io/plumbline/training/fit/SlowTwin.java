package io.plumbline.training.fit;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** The same optimum by the plainest road: row after row, the whole Hessian each time, steps halved until they help. */
final class SlowTwin {
    private final double[][] rows;
    private final boolean[] labels;
    private final double c;

    private SlowTwin(double[][] rows, boolean[] labels, double c) {
        this.rows = rows;
        this.labels = labels;
        this.c = c;
    }

    /** Coefficients at the optimum, the intercept first. */
    static double[] optimum(double[][] rows, boolean[] labels, double c) {
        return new SlowTwin(rows, labels, c).search().toArray();
    }

    /** Probability of one row. */
    static double probability(double[] coefficients, double[] row) {
        return 1 / (1 + Math.exp(-predictor(coefficients, row)));
    }

    private RealVector search() {
        RealVector beta = new ArrayRealVector(rows[0].length + 1);
        for (int round = 0; round < 200; round++) {
            RealVector step = new LUDecomposition(hessian(beta), 0).getSolver().solve(gradient(beta));
            double length = 1;
            while (length > 1e-9 && value(beta.subtract(step.mapMultiply(length))) > value(beta)) {
                length /= 2;
            }
            beta = beta.subtract(step.mapMultiply(length));
            if (step.getLInfNorm() < 1e-12) {
                break;
            }
        }
        return beta;
    }

    private double value(RealVector beta) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double margin = (labels[i] ? 1 : -1) * predictor(beta.toArray(), rows[i]);
            loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
        }
        double squares = 0;
        for (int k = 1; k < beta.getDimension(); k++) {
            squares += beta.getEntry(k) * beta.getEntry(k);
        }
        return squares / 2 + c * loss;
    }

    private RealVector gradient(RealVector beta) {
        RealVector gradient = beta.copy();
        gradient.setEntry(0, 0);
        for (int i = 0; i < rows.length; i++) {
            double residual = probability(beta.toArray(), rows[i]) - (labels[i] ? 1 : 0);
            gradient = gradient.add(withOne(rows[i]).mapMultiply(c * residual));
        }
        return gradient;
    }

    private RealMatrix hessian(RealVector beta) {
        double[][] sums = new double[beta.getDimension()][beta.getDimension()];
        for (double[] row : rows) {
            double p = probability(beta.toArray(), row);
            double[] x = withOne(row).toArray();
            for (int j = 0; j < x.length; j++) {
                for (int l = 0; l < x.length; l++) {
                    sums[j][l] += c * p * (1 - p) * x[j] * x[l];
                }
            }
        }
        for (int k = 1; k < sums.length; k++) {
            sums[k][k] += 1;
        }
        return new Array2DRowRealMatrix(sums, false);
    }

    private static RealVector withOne(double[] row) {
        return new ArrayRealVector(new double[] {1}).append(new ArrayRealVector(row));
    }

    private static double predictor(double[] coefficients, double[] row) {
        double total = coefficients[0];
        for (int j = 0; j < row.length; j++) {
            total += coefficients[j + 1] * row[j];
        }
        return total;
    }
}
