package io.plumbline.training.fit;

/**
 * A symmetric positive definite system of equations, scaled to a unit diagonal and factorised by Cholesky. Where
 * columns are collinear and rounding takes the definiteness away, the scaled diagonal is raised by the least tried
 * ridge that gives it back.
 */
final class SquareSystem {
    private static final double SMALLEST_PIVOT = 1e-14;
    private static final double FIRST_RIDGE = 1e-13;

    private final double[] scale;
    private final double[][] factor;

    private SquareSystem(double[] scale, double[][] factor) {
        this.scale = scale;
        this.factor = factor;
    }

    /** Takes the lower triangle of a matrix; {@code matrix[j][l]} for {@code l <= j}. */
    static SquareSystem factorise(double[][] matrix) {
        double[] scale = new double[matrix.length];
        for (int j = 0; j < scale.length; j++) {
            scale[j] = matrix[j][j] > 0 ? 1 / Math.sqrt(matrix[j][j]) : 1;
        }
        double[][] factor = new double[matrix.length][matrix.length];
        double ridge = 0;
        while (!cholesky(matrix, scale, ridge, factor)) {
            ridge = ridge == 0 ? FIRST_RIDGE : ridge * 10;
        }
        return new SquareSystem(scale, factor);
    }

    private static boolean cholesky(double[][] matrix, double[] scale, double ridge, double[][] factor) {
        for (int j = 0; j < scale.length; j++) {
            double[] row = factor[j];
            for (int l = 0; l <= j; l++) {
                double left = matrix[j][l] * scale[j] * scale[l] + (j == l ? ridge : 0) - dot(row, factor[l], l);
                if (l < j) {
                    row[l] = left / factor[l][l];
                } else if (left > SMALLEST_PIVOT) {
                    row[j] = Math.sqrt(left);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    private static double dot(double[] a, double[] b, int length) {
        double total = 0;
        for (int k = 0; k < length; k++) {
            total += a[k] * b[k];
        }
        return total;
    }

    /** The vector that the matrix maps to {@code right}. */
    double[] solve(double[] right) {
        int size = scale.length;
        double[] x = new double[size];
        for (int j = 0; j < size; j++) {
            x[j] = (right[j] * scale[j] - dot(factor[j], x, j)) / factor[j][j];
        }
        for (int j = size - 1; j >= 0; j--) {
            x[j] /= factor[j][j];
            for (int l = 0; l < j; l++) {
                x[l] -= factor[j][l] * x[j];
            }
        }
        for (int j = 0; j < size; j++) {
            x[j] *= scale[j];
        }
        return x;
    }

    /** The diagonal of the inverse matrix. */
    double[] inverseDiagonal() {
        int size = scale.length;
        double[] diagonal = new double[size];
        for (int j = 0; j < size; j++) {
            double[] unit = new double[size];
            unit[j] = 1;
            diagonal[j] = solve(unit)[j];
        }
        return diagonal;
    }
}
