package io.plumbline.training.fit;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A design matrix times a vector, and a vector times a design matrix, for a run of rows. Coefficients are numbered with
 * the intercept first. Columns of numbers are taken four at a time.
 */
final class Products {
    private static final int AT_ONCE = 4;

    private final double[][] numbers;
    private final int[] numberAt;
    private final List<Levels> levels = new ArrayList<>();
    private final int[] levelsAt;

    Products(DesignMatrix matrix) {
        List<double[]> columns = new ArrayList<>();
        int[] at = new int[matrix.blocks().size()];
        int[] firstAt = new int[matrix.blocks().size()];
        for (int b = 0; b < matrix.blocks().size(); b++) {
            if (matrix.blocks().get(b) instanceof Numbers column) {
                at[columns.size()] = matrix.firstColumn(b) + 1;
                columns.add(column.values());
            } else if (matrix.blocks().get(b) instanceof Levels block) {
                firstAt[levels.size()] = matrix.firstColumn(b) + 1;
                levels.add(block);
            }
        }
        numbers = columns.toArray(double[][]::new);
        numberAt = at;
        levelsAt = firstAt;
    }

    /** Sets {@code totals} to the linear predictors of {@code length} rows. */
    void linearPredictors(double[] coefficients, int from, int length, double[] totals) {
        Arrays.fill(totals, 0, length, coefficients[0]);
        int k = 0;
        for (; k + AT_ONCE <= numbers.length; k += AT_ONCE) {
            addFour(k, coefficients, from, length, totals);
        }
        for (; k < numbers.length; k++) {
            addOne(numbers[k], coefficients[numberAt[k]], from, length, totals);
        }
        for (int g = 0; g < levels.size(); g++) {
            int at = levelsAt[g];
            int width = levels.get(g).width();
            double[] byCode = Arrays.copyOf(Arrays.copyOfRange(coefficients, at, at + width), width + 1);
            addCoded(levels.get(g).codes(), byCode, from, length, totals);
        }
    }

    private void addFour(int k, double[] coefficients, int from, int length, double[] totals) {
        double[] a = numbers[k];
        double[] b = numbers[k + 1];
        double[] c = numbers[k + 2];
        double[] d = numbers[k + 3];
        double p = coefficients[numberAt[k]];
        double q = coefficients[numberAt[k + 1]];
        double r = coefficients[numberAt[k + 2]];
        double s = coefficients[numberAt[k + 3]];
        for (int i = 0; i < length; i++) {
            totals[i] += (p * a[from + i] + q * b[from + i]) + (r * c[from + i] + s * d[from + i]);
        }
    }

    private static void addOne(double[] column, double weight, int from, int length, double[] totals) {
        for (int i = 0; i < length; i++) {
            totals[i] += weight * column[from + i];
        }
    }

    private static void addCoded(short[] codes, double[] byCode, int from, int length, double[] totals) {
        for (int i = 0; i < length; i++) {
            totals[i] += byCode[codes[from + i]];
        }
    }

    /** Adds to {@code sums}, for each column, the sum of its values times the rows' {@code factors}. */
    void addFactors(double[] factors, int from, int length, double[] sums) {
        for (int i = 0; i < length; i++) {
            sums[0] += factors[i];
        }
        int k = 0;
        for (; k + AT_ONCE <= numbers.length; k += AT_ONCE) {
            sumFour(k, factors, from, length, sums);
        }
        for (; k < numbers.length; k++) {
            sums[numberAt[k]] += sumOne(numbers[k], factors, from, length);
        }
        for (int g = 0; g < levels.size(); g++) {
            int width = levels.get(g).width();
            double[] byCode = new double[width + 1];
            sumCoded(levels.get(g).codes(), factors, from, length, byCode);
            for (int level = 0; level < width; level++) {
                sums[levelsAt[g] + level] += byCode[level];
            }
        }
    }

    private void sumFour(int k, double[] factors, int from, int length, double[] sums) {
        double[] a = numbers[k];
        double[] b = numbers[k + 1];
        double[] c = numbers[k + 2];
        double[] d = numbers[k + 3];
        double p = 0;
        double q = 0;
        double r = 0;
        double s = 0;
        for (int i = 0; i < length; i++) {
            double factor = factors[i];
            p += factor * a[from + i];
            q += factor * b[from + i];
            r += factor * c[from + i];
            s += factor * d[from + i];
        }
        sums[numberAt[k]] += p;
        sums[numberAt[k + 1]] += q;
        sums[numberAt[k + 2]] += r;
        sums[numberAt[k + 3]] += s;
    }

    private static double sumOne(double[] column, double[] factors, int from, int length) {
        double total = 0;
        for (int i = 0; i < length; i++) {
            total += factors[i] * column[from + i];
        }
        return total;
    }

    private static void sumCoded(short[] codes, double[] factors, int from, int length, double[] byCode) {
        for (int i = 0; i < length; i++) {
            byCode[codes[from + i]] += factors[i];
        }
    }
}
