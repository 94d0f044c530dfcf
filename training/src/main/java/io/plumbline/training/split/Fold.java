package io.plumbline.training.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Rows to fit on and rows to judge on, both ascending and within the development part.
 *
 * @param train      rows whose labels were complete before the first validation row
 * @param validation rows scored by the model fitted on {@code train}
 */
public record Fold(int[] train, int[] validation) {

    /**
     * Rolling folds: the development part is cut by time into {@code count + 1} blocks of about equal size; each block
     * but the first is judged by a model of the rows whose label window ended before it began.
     *
     * @param position    instant of each row, ascending
     * @param development rows 0..d-1
     */
    public static List<Fold> rolling(long[] position, int[] development, long horizon, int count) {
        int rows = development.length;
        List<Fold> folds = new ArrayList<>();
        for (int k = 1; k <= count; k++) {
            int from = blockStart(position, rows, k, count + 1);
            int to = blockStart(position, rows, k + 1, count + 1);
            int train = rows == 0 || from >= rows ? 0 : Split.firstAtOrAfter(position, position[from] - horizon + 1);
            folds.add(new Fold(Split.range(0, Math.min(train, from)), Split.range(from, to)));
        }
        return folds;
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

    /**
     * The largest number of folds, not above the one asked for, all of which can be used.
     *
     * @param usable whether a fold has enough to learn from and to judge
     * @return the folds; empty when not even one can be used
     */
    public static List<Fold> asManyAs(int count, IntFunction<List<Fold>> folds, Predicate<Fold> usable) {
        for (int k = count; k >= 1; k--) {
            List<Fold> tried = folds.apply(k);
            if (tried.stream().allMatch(usable)) {
                return tried;
            }
        }
        return List.of();
    }

    private static int blockStart(long[] position, int rows, int block, int blocks) {
        int aimed = (int) ((long) rows * block / blocks);
        return aimed >= rows ? rows : Split.firstAtOrAfter(position, position[aimed]);
    }

    private static int[] pick(int[] from, int[] places) {
        int[] picked = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = from[places[i]];
        }
        return Split.sorted(picked);
    }
}
