package io.plumbline.training.fit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Encoded training rows, held by column: one array per feature, all of one length. Every value is finite.
 *
 * <p>The arrays are taken over, not copied, because they may be hundreds of megabytes: whoever made them leaves them
 * alone afterwards.
 */
public final class DesignMatrix {
    private final List<String> names;
    private final double[][] columns;
    private final int rows;

    private DesignMatrix(List<String> names, double[][] columns, int rows) {
        this.names = names;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Checks and wraps columns.
     *
     * @param names one distinct name per column, in column order
     * @param columns {@code columns[j][i]} is the value of feature {@code j} in row {@code i}; may be empty
     * @param rows number of rows, at least 1; the length of every column
     * @throws IllegalArgumentException if names repeat, lengths differ or a value is NaN or infinite; the message names
     *     the column and never shows a value
     */
    public static DesignMatrix of(List<String> names, double[][] columns, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A design matrix needs at least one row");
        }
        requireDistinctNames(names, columns.length);
        for (int j = 0; j < columns.length; j++) {
            requireFinite(names.get(j), columns[j], rows);
        }
        return new DesignMatrix(List.copyOf(names), columns.clone(), rows);
    }

    private static void requireDistinctNames(List<String> names, int columns) {
        if (names.size() != columns) {
            throw new IllegalArgumentException(
                    "Got " + names.size() + " names for " + columns + " columns; give one name per column");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Two columns are called '" + name + "'; names must differ");
            }
        }
    }

    private static void requireFinite(String name, double[] column, int rows) {
        if (column.length != rows) {
            throw new IllegalArgumentException(
                    "Column '" + name + "' has " + column.length + " values where " + rows + " rows were announced");
        }
        int bad = 0;
        for (double value : column) {
            bad += Double.isFinite(value) ? 0 : 1;
        }
        if (bad > 0) {
            throw new IllegalArgumentException("Column '" + name + "' holds " + bad
                    + " values that are not finite numbers; fill missing values before fitting");
        }
    }

    /** Feature names in column order, distinct. */
    public List<String> names() {
        return names;
    }

    /** Number of rows, at least 1. */
    public int rows() {
        return rows;
    }

    /** Number of columns, 0 or more; the intercept is not one of them. */
    public int width() {
        return columns.length;
    }

    /** The value of feature {@code column} in row {@code row}, both counted from 0. */
    public double value(int row, int column) {
        return columns[column][row];
    }

    /** One row in column order, as a fresh array. */
    public double[] row(int row) {
        double[] values = new double[columns.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = columns[j][row];
        }
        return values;
    }

    double[] column(int column) {
        return columns[column];
    }
}
