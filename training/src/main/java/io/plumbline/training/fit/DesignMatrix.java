package io.plumbline.training.fit;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Encoded training rows, held by column in blocks: an array of numbers, or the codes of a category's levels. Every value
 * is finite.
 *
 * <p>The arrays are taken over, not copied, because they may be hundreds of megabytes: whoever made them leaves them
 * alone afterwards.
 */
public final class DesignMatrix {
    private final List<String> names;
    private final List<ColumnBlock> blocks;
    private final int[] blockOfColumn;
    private final int[] firstColumn;
    private final int rows;

    private DesignMatrix(List<String> names, List<ColumnBlock> blocks, int rows) {
        this.names = names;
        this.blocks = blocks;
        this.rows = rows;
        this.firstColumn = new int[blocks.size()];
        this.blockOfColumn = new int[names.size()];
        int next = 0;
        for (int b = 0; b < blocks.size(); b++) {
            firstColumn[b] = next;
            Arrays.fill(blockOfColumn, next, next + blocks.get(b).width(), b);
            next += blocks.get(b).width();
        }
    }

    /**
     * Checks and wraps columns of numbers.
     *
     * @param names one distinct name per column, in column order
     * @param columns {@code columns[j][i]} is the value of feature {@code j} in row {@code i}; may be empty
     * @param rows number of rows, at least 1; the length of every column
     * @throws IllegalArgumentException if names repeat, lengths differ or a value is NaN or infinite; the message names
     *     the column and never shows a value
     */
    public static DesignMatrix of(List<String> names, double[][] columns, int rows) {
        return of(names, Arrays.stream(columns).map(Numbers::new).toList(), rows);
    }

    /**
     * Checks and wraps blocks of columns.
     *
     * @param names one distinct name per column, in the order of the blocks and of the columns in each
     * @param blocks columns of {@code rows} rows each; may be empty
     * @param rows number of rows, at least 1
     * @throws IllegalArgumentException if names repeat, lengths differ, a number is NaN or infinite or a code is not a
     *     level; the message names the column and never shows a value
     */
    public static DesignMatrix of(List<String> names, List<? extends ColumnBlock> blocks, int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("A design matrix needs at least one row");
        }
        requireDistinctNames(names, blocks.stream().mapToInt(ColumnBlock::width).sum());
        int next = 0;
        for (ColumnBlock block : blocks) {
            if (block.width() > 0) {
                requireSound(names.get(next), block, rows);
            }
            next += block.width();
        }
        return new DesignMatrix(List.copyOf(names), List.copyOf(blocks), rows);
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

    private static void requireSound(String name, ColumnBlock block, int rows) {
        if (block.rows() != rows) {
            throw new IllegalArgumentException(
                    "Column '" + name + "' has " + block.rows() + " values where " + rows + " rows were announced");
        }
        if (block instanceof Numbers numbers) {
            requireFinite(name, numbers.values());
        } else if (block instanceof Levels levels && !levels.valid()) {
            throw new IllegalArgumentException(
                    "Column '" + name + "' and those after it hold codes that are none of its levels");
        }
    }

    private static void requireFinite(String name, double[] column) {
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
        return names.size();
    }

    /** The value of feature {@code column} in row {@code row}, both counted from 0. */
    public double value(int row, int column) {
        int block = blockOfColumn[column];
        return blocks.get(block).value(row, column - firstColumn[block]);
    }

    /** One row in column order, as a fresh array. */
    public double[] row(int row) {
        double[] values = new double[width()];
        for (int j = 0; j < values.length; j++) {
            values[j] = value(row, j);
        }
        return values;
    }

    List<ColumnBlock> blocks() {
        return blocks;
    }

    /** The number of the first column of a block. */
    int firstColumn(int block) {
        return firstColumn[block];
    }
}
