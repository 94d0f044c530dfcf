package io.plumbline.training.split;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows divided into development, gap and test. Rows are numbers 0..n-1, ascending in each part; every row is in one.
 *
 * @param development rows to learn from; their labels were complete before the first test row
 * @param gap         rows whose label window reaches into the test period; not used
 * @param test        the newest rows, or randomly chosen ones for tables without time
 */
public record Split(int[] development, int[] gap, int[] test) {

    /**
     * Divides by time: the test part begins at the position of the row that has {@code 1 - testShare} of all rows
     * before it, so rows of one instant stay together.
     *
     * @param position  instant (or place) of each row, ascending
     * @param horizon   length of the label window in the unit of {@code position}; 0 for rows without one
     * @param testShare share of the rows aimed at, above 0 and below 1
     */
    public static Split byTime(long[] position, long horizon, double testShare) {
        int rows = position.length;
        if (rows == 0) {
            return new Split(new int[0], new int[0], new int[0]);
        }
        int aimed = Math.min(rows - 1, (int) Math.floor((1 - testShare) * rows));
        long start = position[aimed];
        int test = firstAtOrAfter(position, start);
        int gap = Math.min(test, firstAtOrAfter(position, start - horizon + 1));
        return new Split(range(0, gap), range(gap, test), range(test, rows));
    }

    /**
     * Divides by chance, for tables without time, one row per lead.
     *
     * @param seed the same seed gives the same parts
     */
    public static Split atRandom(int rows, double testShare, long seed) {
        int[] order = shuffled(rows, seed);
        int development = (int) Math.floor((1 - testShare) * rows);
        return new Split(
                sorted(Arrays.copyOfRange(order, 0, development)),
                new int[0],
                sorted(Arrays.copyOfRange(order, development, rows)));
    }

    /** Index of the first row whose position is at or after the given one; the number of rows when there is none. */
    static int firstAtOrAfter(long[] position, long at) {
        int low = 0;
        int high = position.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    static int[] sorted(int[] rows) {
        Arrays.sort(rows);
        return rows;
    }

    /** Fisher and Yates' shuffle of 0..n-1. */
    static int[] shuffled(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = range(0, n);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
