package io.plumbline.training.fit;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.Arrays;

/** A design matrix times a vector, and a vector times a design matrix, for a run of rows. */
final class Products {
    private Products() {}

    /** Adds {@code sum of weight x value} over all columns to each row's entry of {@code totals}. */
    static void addProducts(
            DesignMatrix matrix, double[] weights, int firstWeight, int from, int length, double[] totals) {
        for (int b = 0; b < matrix.blocks().size(); b++) {
            int at = firstWeight + matrix.firstColumn(b);
            if (matrix.blocks().get(b) instanceof Numbers numbers) {
                addScaled(numbers.values(), weights[at], from, length, totals);
            } else if (matrix.blocks().get(b) instanceof Levels levels) {
                double[] byCode =
                        Arrays.copyOf(Arrays.copyOfRange(weights, at, at + levels.width()), levels.width() + 1);
                addCoded(levels.codes(), byCode, from, length, totals);
            }
        }
    }

    private static void addScaled(double[] column, double weight, int from, int length, double[] totals) {
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
    static void addFactors(DesignMatrix matrix, double[] factors, int from, int length, double[] sums, int firstSum) {
        for (int b = 0; b < matrix.blocks().size(); b++) {
            int at = firstSum + matrix.firstColumn(b);
            if (matrix.blocks().get(b) instanceof Numbers numbers) {
                sums[at] += dot(factors, numbers.values(), from, length);
            } else if (matrix.blocks().get(b) instanceof Levels levels) {
                double[] byCode = new double[levels.width() + 1];
                addToCodes(levels.codes(), factors, from, length, byCode);
                for (int k = 0; k < levels.width(); k++) {
                    sums[at + k] += byCode[k];
                }
            }
        }
    }

    private static void addToCodes(short[] codes, double[] factors, int from, int length, double[] byCode) {
        for (int i = 0; i < length; i++) {
            byCode[codes[from + i]] += factors[i];
        }
    }

    private static double dot(double[] factors, double[] column, int from, int length) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) {
            even += factors[i] * column[from + i];
            odd += factors[i + 1] * column[from + i + 1];
        }
        return i < length ? even + odd + factors[i] * column[from + i] : even + odd;
    }
}
