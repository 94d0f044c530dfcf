package io.plumbline.training.leakage;

import java.util.Arrays;

/** Rows grouped by the value of one feature: each of few values, else about twenty stretches of them; missing apart. */
final class ValueGroups {
    private static final int MOST = 20;

    private final double[] starts;
    private final boolean exact;

    private ValueGroups(double[] starts, boolean exact) {
        this.starts = starts;
        this.exact = exact;
    }

    /**
     * Learns the groups.
     *
     * @param values   NaN is missing
     * @param category whether each value is a group by itself, however many there are
     */
    static ValueGroups of(double[] values, boolean category) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (category || distinct.length <= MOST) {
            return new ValueGroups(distinct, true);
        }
        double[] starts = new double[MOST];
        for (int k = 0; k < MOST; k++) {
            starts[k] = sorted[(int) ((long) sorted.length * k / MOST)];
        }
        return new ValueGroups(Arrays.stream(starts).distinct().toArray(), false);
    }

    /** Number of groups: the missing ones are the last, values that none has the last but one. */
    int count() {
        return starts.length + 2;
    }

    /** The group of a value, from 0. */
    int of(double value) {
        if (Double.isNaN(value)) {
            return starts.length + 1;
        }
        int place = Arrays.binarySearch(starts, value);
        if (place >= 0) {
            return place;
        }
        return exact ? starts.length : Math.max(0, -place - 2);
    }
}
