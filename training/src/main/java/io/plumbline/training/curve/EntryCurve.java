package io.plumbline.training.curve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Curves in unit entry of one scorer, of any of its held-out rows: what {@link CurvePlan} counts in the store, for the
 * many curves that are looked at and not kept. Scores are ranked once, so that a curve takes one walk over its rows.
 *
 * @param descending the distinct scores, highest first
 * @param rank       place of each row's score among them, -1 for a row without a score
 * @param lead       number of each row's lead; rows are ordered by lead and snapshot
 */
public record EntryCurve(double[] descending, int[] rank, int[] lead) {

    /**
     * Ranks.
     *
     * @param scores one per row, NaN where there is none
     * @param lead   number of each row's lead; rows are ordered by lead and snapshot
     */
    public static EntryCurve over(double[] scores, int[] lead) {
        double[] ascending = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .distinct()
                .toArray();
        double[] descending = new double[ascending.length];
        for (int i = 0; i < descending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        int[] rank = Arrays.stream(scores)
                .mapToInt(score ->
                        Double.isNaN(score) ? -1 : ascending.length - 1 - Arrays.binarySearch(ascending, score))
                .toArray();
        return new EntryCurve(descending, rank, lead);
    }

    /**
     * The curve of some rows.
     *
     * @param rows  ascending
     * @param label of every row, also of those not chosen
     */
    public PrecisionRecallCurve of(int[] rows, boolean[] label) {
        Changes changes = new Changes(descending.length);
        long members = 0;
        long positives = 0;
        for (int from = 0; from < rows.length; ) {
            int to = from;
            boolean positive = false;
            while (to < rows.length && lead[rows[to]] == lead[rows[from]]) {
                positive |= label[rows[to]];
                to++;
            }
            enter(rows, from, to, label, positive, changes);
            members++;
            positives += positive ? 1 : 0;
            from = to;
        }
        return changes.curve(descending, members, positives);
    }

    private void enter(int[] rows, int from, int to, boolean[] label, boolean positive, Changes changes) {
        int best = -1;
        for (int i = from; i < to; i++) {
            int place = rank[rows[i]];
            if (place >= 0) {
                changes.seen[place] = true;
                if (best < 0 || place < best) {
                    changes.add(place, label[rows[i]], positive, 1);
                    if (best >= 0) {
                        changes.add(best, label[rows[i]], positive, -1);
                    }
                    best = place;
                }
            }
        }
    }

    /** What each score changes in the counts when it becomes the threshold. */
    private static final class Changes {
        private final boolean[] seen;
        private final long[] tp;
        private final long[] fp;
        private final long[] calledPositive;

        Changes(int scores) {
            seen = new boolean[scores];
            tp = new long[scores];
            fp = new long[scores];
            calledPositive = new long[scores];
        }

        void add(int place, boolean label, boolean positive, int count) {
            tp[place] += label ? count : 0;
            fp[place] += label ? 0 : count;
            calledPositive[place] += positive ? count : 0;
        }

        PrecisionRecallCurve curve(double[] scores, long members, long positives) {
            List<OperatingPoint> points = new ArrayList<>();
            long found = 0;
            long wrong = 0;
            long called = 0;
            for (int place = 0; place < scores.length; place++) {
                found += tp[place];
                wrong += fp[place];
                called += calledPositive[place];
                if (seen[place]) {
                    points.add(new OperatingPoint(
                            scores[place],
                            found,
                            wrong,
                            positives - found,
                            members - positives - (found + wrong - called)));
                }
            }
            return new PrecisionRecallCurve(points);
        }
    }
}
