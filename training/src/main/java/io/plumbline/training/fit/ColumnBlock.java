package io.plumbline.training.fit;

/**
 * Columns of a {@link DesignMatrix} that are kept together, each block in the smallest form that holds it.
 *
 * <p>Arrays are taken over, not copied: whoever made them leaves them alone afterwards.
 */
public sealed interface ColumnBlock {

    /** Number of columns, 0 or more. */
    int width();

    /** Number of rows. */
    int rows();

    /** The value in a row of one of the block's columns, both counted from 0. */
    double value(int row, int column);

    /**
     * One column of any finite numbers.
     *
     * @param values one per row
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Numbers(double[] values) implements ColumnBlock {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public double value(int row, int column) {
            return values[row];
        }
    }

    /**
     * Columns of 0 and 1 of which at most one is 1 in any row, as the levels of a category are; kept as two bytes per
     * row, however many columns there are.
     *
     * @param width number of columns, at most {@link Short#MAX_VALUE}
     * @param codes for each row the column that is 1, or {@code width} when none is
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Levels(int width, short[] codes) implements ColumnBlock {
        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public double value(int row, int column) {
            return codes[row] == column ? 1 : 0;
        }

        /** Whether every code is a column of this block or none. */
        boolean valid() {
            for (short code : codes) {
                if (code < 0 || code > width) {
                    return false;
                }
            }
            return true;
        }
    }
}
