package io.plumbline.training.metric;

import static io.plumbline.training.metric.ClusterSums.ratio;

import java.util.Arrays;

/**
 * Rows sorted once by falling score, tied rows together, ready for ranking figures under any whole-number weights.
 * Weights belong to clusters of rows, so that a bootstrap draw costs one pass.
 */
public final class Ranking {
    private final int clusters;
    /** Rows by falling score: twice the row's cluster, plus one where the label is true. */
    private final int[] coded;
    /** Where each run of equal scores ends in {@link #coded}, exclusive. */
    private final int[] runEnds;

    /** Rows, and positive rows, of each cluster. */
    private final int[][] sizes;

    private Ranking(int clusters, int[] coded, int[] runEnds) {
        this.clusters = clusters;
        this.coded = coded;
        this.runEnds = runEnds;
        this.sizes = sizes(clusters, coded);
    }

    private static int[][] sizes(int clusters, int[] coded) {
        int[][] sizes = new int[2][clusters];
        for (int code : coded) {
            sizes[0][code >> 1]++;
            sizes[1][code >> 1] += code & 1;
        }
        return sizes;
    }

    /**
     * Ranks rows, each of which is its own cluster.
     *
     * @param scores higher is better; finite
     * @param labels outcome of each row
     * @throws IllegalArgumentException if lengths differ or a score is NaN or infinite
     */
    public static Ranking of(double[] scores, boolean[] labels) {
        return of(scores, labels, Clusters.eachRow(scores.length));
    }

    /** Ranks rows that belong to clusters; otherwise as {@link #of(double[], boolean[])}. */
    public static Ranking of(double[] scores, boolean[] labels, Clusters clusters) {
        if (scores.length != labels.length || scores.length != clusters.rows()) {
            throw new IllegalArgumentException("Got " + scores.length + " scores, " + labels.length + " labels and "
                    + clusters.rows() + " cluster numbers; give one of each per row");
        }
        double[] falling = distinctFalling(scores);
        int[] run = new int[scores.length];
        int[] ends = new int[falling.length];
        for (int i = 0; i < scores.length; i++) {
            run[i] = Arrays.binarySearch(falling, key(scores[i]));
            ends[run[i]]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        return new Ranking(clusters.count(), coded(run, ends, labels, clusters), ends);
    }

    /** Sorting by falling score is sorting by rising negated score; adding zero makes the two zeros one. */
    private static double key(double score) {
        return 0.0 - score;
    }

    private static double[] distinctFalling(double[] scores) {
        double[] sorted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException(
                        "A score is not a finite number; scores must be known for every row");
            }
            sorted[i] = key(scores[i]);
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    private static int[] coded(int[] run, int[] ends, boolean[] labels, Clusters clusters) {
        int[] next = new int[ends.length + 1];
        System.arraycopy(ends, 0, next, 1, ends.length);
        int[] coded = new int[run.length];
        for (int i = 0; i < run.length; i++) {
            coded[next[run[i]]++] = 2 * clusters.of(i) + (labels[i] ? 1 : 0);
        }
        return coded;
    }

    /** Figures with every row counted once. */
    public RankingFigures figures() {
        int[] once = new int[clusters];
        Arrays.fill(once, 1);
        return figures(once);
    }

    /**
     * Figures with every row counted as often as its cluster.
     *
     * @param weights count of each cluster, 0 or more, by cluster number
     */
    public RankingFigures figures(int[] weights) {
        Sweep sweep = new Sweep(totals(weights));
        int start = 0;
        for (int end : runEnds) {
            long rows = 0;
            long hits = 0;
            for (int k = start; k < end; k++) {
                int weight = weights[coded[k] >> 1];
                rows += weight;
                hits += (long) weight * (coded[k] & 1);
            }
            sweep.take(rows, hits);
            start = end;
        }
        return sweep.figures();
    }

    /**
     * Positives among the highest-scored rows; rows tied at the border count in part, by the share of them that fits.
     *
     * @param rows how many rows are taken, 0 or more, need not be whole
     */
    public double positivesAmongTop(double rows) {
        double found = 0;
        int start = 0;
        for (int end : runEnds) {
            long hits = 0;
            for (int k = start; k < end; k++) {
                hits += coded[k] & 1;
            }
            found += hits * shareWithin(rows, start, (long) end - start);
            start = end;
        }
        return found;
    }

    private static double shareWithin(double limit, long above, long rows) {
        if (above >= limit) {
            return 0;
        }
        return above + rows <= limit ? 1 : (limit - above) / rows;
    }

    /** All rows, and the positive ones among them. */
    private long[] totals(int[] weights) {
        long rows = 0;
        long positives = 0;
        for (int k = 0; k < clusters; k++) {
            rows += (long) weights[k] * sizes[0][k];
            positives += (long) weights[k] * sizes[1][k];
        }
        return new long[] {rows, positives};
    }

    /** Goes down the runs of tied rows and gathers all figures at once. */
    private static final class Sweep {
        private final double positives;
        private final double negatives;
        private final double decile;
        private long rowsAbove;
        private long positivesAbove;
        private long twiceWonPairs;
        private double precisionSum;
        private double positivesInDecile;

        Sweep(long[] totals) {
            this.positives = totals[1];
            this.negatives = totals[0] - totals[1];
            this.decile = totals[0] / 10.0;
        }

        void take(long rows, long hits) {
            positivesInDecile += hits * shareWithin(decile, rowsAbove, rows);
            twiceWonPairs += (rows - hits) * (2 * positivesAbove + hits);
            rowsAbove += rows;
            positivesAbove += hits;
            precisionSum += hits == 0 ? 0 : hits * ((double) positivesAbove / rowsAbove);
        }

        RankingFigures figures() {
            return new RankingFigures(
                    ratio(twiceWonPairs / 2.0, positives * negatives),
                    ratio(precisionSum, positives),
                    ratio(10 * positivesInDecile, positives));
        }
    }
}
