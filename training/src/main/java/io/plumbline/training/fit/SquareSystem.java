package io.plumbline.training.fit;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A symmetric positive definite system of equations, scaled to a unit diagonal and factorised by Cholesky. Where
 * columns are collinear and rounding takes the definiteness away, the scaled diagonal is raised by the least tried
 * ridge that gives it back.
 */
final class SquareSystem {
    private static final double ASYMMETRY = 0;
    private static final double SMALLEST_PIVOT = 1e-14;
    private static final double FIRST_RIDGE = 1e-13;

    private final double[] scale;
    private final DecompositionSolver scaled;

    private SquareSystem(double[] scale, DecompositionSolver scaled) {
        this.scale = scale;
        this.scaled = scaled;
    }

    /** Takes the lower triangle of a matrix; {@code matrix[j][l]} for {@code l <= j}. */
    static SquareSystem factorise(double[][] matrix) {
        double[] scale = new double[matrix.length];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = matrix[j][j] > 0 ? 1 / Math.sqrt(matrix[j][j]) : 1;
        }
        double ridge = 0;
        while (true) {
            try {
                RealMatrix scaled = scaled(matrix, scale, ridge);
                return new SquareSystem(
                        scale, new CholeskyDecomposition(scaled, ASYMMETRY, SMALLEST_PIVOT).getSolver());
            } catch (NonPositiveDefiniteMatrixException e) {
                ridge = ridge == 0 ? FIRST_RIDGE : ridge * 10;
            }
        }
    }

    private static RealMatrix scaled(double[][] matrix, double[] scale, double ridge) {
        double[][] scaled = new double[scale.length][scale.length];
        for (int j = 0; j < scale.length; j++) {
            for (int l = 0; l <= j; l++) {
                scaled[j][l] = matrix[j][l] * scale[j] * scale[l] + (j == l ? ridge : 0);
                scaled[l][j] = scaled[j][l];
            }
        }
        return new Array2DRowRealMatrix(scaled, false);
    }

    /** The vector that the matrix maps to {@code right}. */
    double[] solve(double[] right) {
        return scaledBack(
                scaled.solve(new ArrayRealVector(scaledBack(right), false)).toArray());
    }

    /** The diagonal of the inverse matrix. */
    double[] inverseDiagonal() {
        RealMatrix inverse = scaled.getInverse();
        double[] diagonal = new double[scale.length];
        for (int j = 0; j < diagonal.length; j++) {
            diagonal[j] = inverse.getEntry(j, j) * scale[j] * scale[j];
        }
        return diagonal;
    }

    private double[] scaledBack(double[] values) {
        double[] product = new double[scale.length];
        for (int j = 0; j < product.length; j++) {
            product[j] = values[j] * scale[j];
        }
        return product;
    }
}
