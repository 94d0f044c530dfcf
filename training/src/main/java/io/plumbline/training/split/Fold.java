package io.plumbline.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Rows to fit on and rows to judge on, both ascending and within the development part.
 *
 * @param train      rows whose labels were complete before the first validation row
 * @param validation rows scored by the model fitted on {@code train}
 */
public record Fold(int[] train, int[] validation) {

    /**
     * Rolling folds. Judging begins at the first instant before which enough rows had their label complete, and not
     * before {@code 1 / (count + 1)} of the development part; what follows is cut by time into blocks of about equal
     * size. Each block is judged by a model of all rows whose label window ended before it began.
     *
     * @param position    instant of each row, ascending
     * @param development number of rows in the development part, which are the first ones
     * @param horizon     length of the label window in the unit of {@code position}
     * @param count       folds asked for; fewer come back when there are fewer instants
     * @param enough      whether the first so many rows are enough to learn from; once true, true for more
     * @return empty when there is never enough
     */
    public static List<Fold> rolling(long[] position, int development, long horizon, int count, IntPredicate enough) {
        List<Fold> folds = new ArrayList<>();
        int from = firstJudged(position, development, horizon, count, enough);
        int start = from;
        for (int block = 1; block <= count && from < development; block++) {
            int aimed = start + (int) ((long) (development - start) * block / count);
            int to = aimed >= development ? development : Split.firstAtOrAfter(position, position[aimed]);
            if (to > from) {
                int train = Math.min(from, Split.firstAtOrAfter(position, position[from] - horizon + 1));
                folds.add(new Fold(Split.range(0, train), Split.range(from, to)));
                from = to;
            }
        }
        return folds;
    }

    private static int firstJudged(long[] position, int development, long horizon, int count, IntPredicate enough) {
        int row = development / (count + 1);
        while (row < development) {
            int instant = Split.firstAtOrAfter(position, position[row]);
            int train = Math.min(instant, Split.firstAtOrAfter(position, position[row] - horizon + 1));
            if (instant > 0 && enough.test(train)) {
                return instant;
            }
            row = Split.firstAtOrAfter(position, position[row] + 1);
        }
        return development;
    }

    /** Folds by chance, for tables without time: each row is judged once. */
    public static List<Fold> atRandom(int[] development, int count, long seed) {
        int[] order = Split.shuffled(development.length, seed);
        List<Fold> folds = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int from = (int) ((long) order.length * k / count);
            int to = (int) ((long) order.length * (k + 1) / count);
            int[] validation = pick(development, Arrays.copyOfRange(order, from, to));
            int[] train = new int[order.length - validation.length];
            System.arraycopy(order, 0, train, 0, from);
            System.arraycopy(order, to, train, from, order.length - to);
            folds.add(new Fold(pick(development, train), validation));
        }
        return folds;
    }

    private static int[] pick(int[] from, int[] places) {
        int[] picked = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = from[places[i]];
        }
        return Split.sorted(picked);
    }
}
