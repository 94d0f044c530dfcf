package io.plumbline.training.fit;

import java.util.Arrays;

/**
 * Sums of products between columns, {@code X'DX}, gathered over blocks of rows small enough for the processor's cache,
 * in the places that a {@link GramLayout} gives them.
 *
 * <p>Products of dense columns are those of {@code sqrt(d_i) * (1, x_i)}, two columns against four at a time. Levels are
 * counted: a row adds its {@code d_i * (1, x_i)} to the level it has, and {@code d_i} to the cell of each pair of levels.
 */
final class GramBlock {
    static final int ROWS = 256;

    private final GramLayout layout;
    private final int padded;
    private final double[] block;
    private final double[] byRow;
    private final double[] sums;
    private final int[][] present;
    private final int[] presentCount;
    private double[] curvature = {};
    private int start;
    private int rows;

    GramBlock(GramLayout layout) {
        this.layout = layout;
        this.padded = layout.padded();
        this.block = new double[padded * ROWS];
        this.byRow = layout.groups().isEmpty() ? new double[0] : new double[padded * ROWS];
        this.sums = new double[layout.length()];
        this.present = new int[layout.groups().size()][ROWS];
        this.presentCount = new int[present.length];
    }

    double[] sums() {
        return sums;
    }

    /**
     * Adds the products of some rows to the sums.
     *
     * @param weights d of every row of the matrix
     * @param from first row
     * @param to row after the last, at most {@link #ROWS} later
     */
    void add(double[] weights, int from, int to) {
        curvature = weights;
        start = from;
        rows = to - from;
        fillDense();
        addDense();
        for (int g = 0; g < present.length; g++) {
            findPresent(g);
        }
        for (int g = 0; g < present.length; g++) {
            addMixed(g);
            for (int h = 0; h < g; h++) {
                addPair(g, h);
            }
        }
    }

    private void fillDense() {
        for (int i = 0; i < rows; i++) {
            block[i] = Math.sqrt(curvature[start + i]);
        }
        Arrays.fill(block, rows, ROWS, 0);
        for (int j = 0; j < layout.dense().size(); j++) {
            double[] column = layout.dense().get(j);
            int offset = (j + 1) * ROWS;
            for (int i = 0; i < rows; i++) {
                block[offset + i] = block[i] * column[start + i];
            }
            Arrays.fill(block, offset + rows, offset + ROWS, 0);
        }
        if (byRow.length > 0) {
            turn();
        }
    }

    /** Row after row, {@code d_i * (1, x_i)}. */
    private void turn() {
        for (int j = 0; j <= layout.dense().size(); j++) {
            for (int i = 0; i < rows; i++) {
                byRow[i * padded + j] = block[i] * block[j * ROWS + i];
            }
        }
    }

    private void addDense() {
        for (int j = 0; j < padded; j += 2) {
            for (int l = 0; l <= j + 1; l += 4) {
                tile(j, l);
            }
        }
    }

    private void tile(int j, int l) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double t0 = 0;
        double t1 = 0;
        double t2 = 0;
        double t3 = 0;
        int a = j * ROWS;
        int b = l * ROWS;
        for (int i = 0; i < ROWS; i++) {
            double s = block[a + i];
            double t = block[a + ROWS + i];
            double w = block[b + i];
            double x = block[b + ROWS + i];
            double y = block[b + 2 * ROWS + i];
            double z = block[b + 3 * ROWS + i];
            s0 += s * w;
            s1 += s * x;
            s2 += s * y;
            s3 += s * z;
            t0 += t * w;
            t1 += t * x;
            t2 += t * y;
            t3 += t * z;
        }
        addFour(j * padded + l, s0, s1, s2, s3);
        addFour((j + 1) * padded + l, t0, t1, t2, t3);
    }

    private void addFour(int at, double first, double second, double third, double fourth) {
        sums[at] += first;
        sums[at + 1] += second;
        sums[at + 2] += third;
        sums[at + 3] += fourth;
    }

    private void findPresent(int g) {
        short[] codes = layout.groups().get(g).codes();
        int none = layout.groups().get(g).width();
        int[] found = present[g];
        int count = 0;
        for (int i = 0; i < rows; i++) {
            found[count] = i;
            count += codes[start + i] < none ? 1 : 0;
        }
        presentCount[g] = count;
    }

    private void addMixed(int g) {
        short[] codes = layout.groups().get(g).codes();
        int[] found = present[g];
        int width = padded;
        for (int k = 0; k < presentCount[g]; k++) {
            int from = found[k] * width;
            int to = layout.mixedAt(g) + codes[start + found[k]] * width;
            for (int j = 0; j < width; j++) {
                sums[to + j] += byRow[from + j];
            }
        }
    }

    /** Goes through the rows of whichever group has a level in fewer of them. */
    private void addPair(int g, int h) {
        short[] rowCodes = layout.groups().get(g).codes();
        short[] columnCodes = layout.groups().get(h).codes();
        int at = layout.pairAt(g, h);
        int width = layout.codes(h);
        int rarer = presentCount[g] < presentCount[h] ? g : h;
        int[] found = present[rarer];
        for (int k = 0; k < presentCount[rarer]; k++) {
            int row = start + found[k];
            sums[at + rowCodes[row] * width + columnCodes[row]] += curvature[row];
        }
    }
}
