package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows belong together, because they are of one lead or one account: clusters are numbered from 0, none empty. */
public final class Clusters {
    private final int[] ofRow;
    private final int count;

    private Clusters(int[] ofRow, int count) {
        this.ofRow = ofRow;
        this.count = count;
    }

    /** Every row stands alone. */
    public static Clusters eachRow(int rows) {
        int[] ofRow = new int[rows];
        for (int i = 0; i < rows; i++) {
            ofRow[i] = i;
        }
        return new Clusters(ofRow, rows);
    }

    /**
     * Rows with equal keys belong together.
     *
     * @param keys the lead or account of each row, in row order
     */
    public static Clusters byKey(List<?> keys) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] ofRow = keys.stream()
                .mapToInt(key -> numbers.computeIfAbsent(key, k -> numbers.size()))
                .toArray();
        return new Clusters(ofRow, numbers.size());
    }

    /** As {@link #byKey(List)}, for numbered leads or accounts; the numbers need not be dense. */
    public static Clusters byNumber(int[] numbers) {
        return byKey(Arrays.stream(numbers).boxed().toList());
    }

    /** Number of clusters. */
    public int count() {
        return count;
    }

    /** Number of rows. */
    public int rows() {
        return ofRow.length;
    }

    /** The cluster of a row, 0 to {@link #count()} exclusive. */
    public int of(int row) {
        return ofRow[row];
    }
}
