package io.plumbline.training.leakage;

import io.plumbline.training.metric.SplitMix64;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The rows that sources are audited on: rows of the development part, divided by lead or account into a half to learn
 * from and a half to judge on. The test part takes no part: it must not choose what the model reads.
 *
 * @param learnt numbers of the training rows to learn from, ascending
 * @param judged numbers of the training rows to judge on, ascending
 * @param label  whether the target followed, by number of the training row
 * @param lead   number of the lead, by number of the training row
 * @param cluster number of the account where given, else of the lead, by number of the training row
 */
public record AuditRows(int[] learnt, int[] judged, boolean[] label, int[] lead, int[] cluster) {
    /** Rows looked at, where they hold enough positives: as many as are needed to see what matters. */
    private static final int ROWS = 40_000;

    private static final int POSITIVES = 2_000;

    private static final int NEGATIVES_PER_POSITIVE = 10;
    private static final int FEWEST_NEGATIVES = 4_000;

    /**
     * Divides.
     *
     * @param development numbers of the rows, ascending
     * @param seed        another seed gives other halves
     */
    public static AuditRows of(int[] development, boolean[] label, int[] lead, int[] cluster, long seed) {
        long positives = Arrays.stream(development).filter(row -> label[row]).count();
        int stride = (int) Math.max(1, Math.min(development.length / ROWS, positives / POSITIVES));
        IntPredicate toLearn = row -> (new SplitMix64(seed, cluster[row]).next() & 1) == 0;
        int[] rows = new int[(development.length + stride - 1) / stride];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = development[i * stride];
        }
        return new AuditRows(
                Arrays.stream(rows).filter(toLearn).toArray(),
                Arrays.stream(rows).filter(toLearn.negate()).toArray(),
                label,
                lead,
                cluster);
    }

    /** Both halves, ascending. */
    int[] all() {
        int[] all = Arrays.copyOf(learnt, learnt.length + judged.length);
        System.arraycopy(judged, 0, all, learnt.length, judged.length);
        Arrays.sort(all);
        return all;
    }

    /**
     * Rows to fit on: all positives of the half to learn from, and enough of its negatives. Leaving out negatives moves
     * the intercept of a logistic regression and nothing else (Prentice and Pyke 1979), and so no rank.
     */
    int[] fitted() {
        long positives = Arrays.stream(learnt).filter(row -> label[row]).count();
        long wanted = Math.max(FEWEST_NEGATIVES, NEGATIVES_PER_POSITIVE * positives);
        int stride = (int) Math.max(1, (learnt.length - positives) / wanted);
        int[] kept = new int[learnt.length];
        int size = 0;
        int negatives = 0;
        for (int row : learnt) {
            if (label[row] || negatives++ % stride == 0) {
                kept[size++] = row;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** The outcomes of some rows. */
    boolean[] labels(int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = label[rows[i]];
        }
        return picked;
    }

    /** Whether each half holds so many rows of both outcomes. */
    boolean hold(int positives) {
        return holds(learnt, positives) && holds(judged, positives);
    }

    private boolean holds(int[] rows, int needed) {
        long positives = Arrays.stream(rows).filter(row -> label[row]).count();
        return positives >= needed && rows.length - positives >= needed;
    }
}
