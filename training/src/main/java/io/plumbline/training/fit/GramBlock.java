package io.plumbline.training.fit;

import java.util.Arrays;

/**
 * Sums of products between columns, {@code X'DX}, gathered over blocks of rows small enough for the processor's cache.
 * A block holds rows of {@code sqrt(d_i) * (1, x_i)}, column after column; the sums are those of the lower triangle,
 * two columns against four at a time.
 */
final class GramBlock {
    static final int ROWS = 256;

    private final int size;
    private final int padded;
    private final double[] block;
    private final double[] sums;

    GramBlock(int size) {
        this.size = size;
        this.padded = (size + 3) / 4 * 4;
        this.block = new double[padded * ROWS];
        this.sums = new double[padded * padded];
    }

    int packedLength() {
        return padded * padded;
    }

    /** Where the product of columns {@code j >= l} stands in {@link #sums}. */
    int index(int j, int l) {
        return j * padded + l;
    }

    double[] sums() {
        return sums;
    }

    /** Loads every {@code stride}-th row of {@code start..end}; at most {@link #ROWS} of them. */
    void fill(DesignMatrix matrix, double[] curvature, int start, int end, int stride) {
        int rows = (end - start + stride - 1) / stride;
        for (int r = 0; r < rows; r++) {
            block[r] = Math.sqrt(curvature[start + r * stride]);
        }
        Arrays.fill(block, rows, ROWS, 0);
        for (int j = 1; j < size; j++) {
            fillColumn(matrix.column(j - 1), j * ROWS, rows, start, stride);
        }
    }

    private void fillColumn(double[] column, int offset, int rows, int start, int stride) {
        if (stride == 1) {
            for (int r = 0; r < rows; r++) {
                block[offset + r] = block[r] * column[start + r];
            }
        } else {
            for (int r = 0; r < rows; r++) {
                block[offset + r] = block[r] * column[start + r * stride];
            }
        }
        Arrays.fill(block, offset + rows, offset + ROWS, 0);
    }

    /** Adds the products of the loaded rows to the sums. */
    void accumulate() {
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
        add(j * padded + l, s0, s1, s2, s3);
        add((j + 1) * padded + l, t0, t1, t2, t3);
    }

    private void add(int at, double first, double second, double third, double fourth) {
        sums[at] += first;
        sums[at + 1] += second;
        sums[at + 2] += third;
        sums[at + 3] += fourth;
    }
}
