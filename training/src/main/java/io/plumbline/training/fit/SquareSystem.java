package io.plumbline.training.fit;

import java.util.Optional;

/**
 * A symmetric positive definite system of equations, scaled to a unit diagonal and factorised by Cholesky. Where
 * columns are collinear and rounding takes the definiteness away, the scaled diagonal is raised by the least tried
 * ridge that gives it back.
 */
final class SquareSystem {
    private static final double SMALLEST_PIVOT = 1e-14;
    private static final double FIRST_RIDGE = 1e-13;

    private final double[] scale;
    private final double[][] upper;

    private SquareSystem(double[] scale, double[][] upper) {
        this.scale = scale;
        this.upper = upper;
    }

    /** Takes the lower triangle of a matrix; {@code matrix[j][l]} for {@code l <= j}. */
    static SquareSystem factorise(double[][] matrix) {
        double[] scale = new double[matrix.length];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = matrix[j][j] > 0 ? 1 / Math.sqrt(matrix[j][j]) : 1;
        }
        double ridge = 0;
        while (true) {
            Optional<double[][]> upper = factor(scaled(matrix, scale, ridge));
            if (upper.isPresent()) {
                return new SquareSystem(scale, upper.get());
            }
            ridge = ridge == 0 ? FIRST_RIDGE : ridge * 10;
        }
    }

    private static double[][] scaled(double[][] matrix, double[] scale, double ridge) {
        double[][] scaled = new double[scale.length][scale.length];
        for (int j = 0; j < scale.length; j++) {
            for (int l = 0; l <= j; l++) {
                scaled[l][j] = matrix[j][l] * scale[j] * scale[l] + (j == l ? ridge : 0);
            }
        }
        return scaled;
    }

    /** Turns the upper triangle in place into {@code U} with {@code U'U} the matrix; empty when a pivot is too small. */
    private static Optional<double[][]> factor(double[][] matrix) {
        for (int k = 0; k < matrix.length; k++) {
            double[] pivotRow = matrix[k];
            if (!(pivotRow[k] > SMALLEST_PIVOT)) {
                return Optional.empty();
            }
            double root = Math.sqrt(pivotRow[k]);
            for (int l = k; l < matrix.length; l++) {
                pivotRow[l] /= root;
            }
            for (int j = k + 1; j < matrix.length; j++) {
                subtract(matrix[j], pivotRow, pivotRow[j], j);
            }
        }
        return Optional.of(matrix);
    }

    private static void subtract(double[] row, double[] other, double times, int from) {
        for (int l = from; l < row.length; l++) {
            row[l] -= times * other[l];
        }
    }

    /** The vector that the matrix maps to {@code right}. */
    double[] solve(double[] right) {
        double[] values = scaledBack(right);
        for (int j = 0; j < values.length; j++) {
            values[j] /= upper[j][j];
            for (int l = j + 1; l < values.length; l++) {
                values[l] -= upper[j][l] * values[j];
            }
        }
        for (int j = values.length - 1; j >= 0; j--) {
            for (int l = j + 1; l < values.length; l++) {
                values[j] -= upper[j][l] * values[l];
            }
            values[j] /= upper[j][j];
        }
        return scaledBack(values);
    }

    /** The diagonal of the inverse matrix: the squared lengths of the rows of the inverse of {@code U}. */
    double[] inverseDiagonal() {
        double[] diagonal = new double[scale.length];
        for (int j = 0; j < diagonal.length; j++) {
            double[] row = inverseRow(j);
            for (int l = j; l < row.length; l++) {
                diagonal[j] += row[l] * row[l];
            }
            diagonal[j] *= scale[j] * scale[j];
        }
        return diagonal;
    }

    /** A row of the inverse of {@code U}: {@code row * U} is the unit vector. */
    private double[] inverseRow(int j) {
        double[] row = new double[scale.length];
        row[j] = 1;
        for (int k = j; k < row.length; k++) {
            row[k] /= upper[k][k];
            subtract(row, upper[k], row[k], k + 1);
        }
        return row;
    }

    private double[] scaledBack(double[] values) {
        double[] product = new double[scale.length];
        for (int j = 0; j < product.length; j++) {
            product[j] = values[j] * scale[j];
        }
        return product;
    }
}
