package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What changes as the threshold on a score falls: how many are called, and what the calls find. In unit row each row is
 * called from its own score on; in unit entry a lead is called from its best score on, and what that finds changes where
 * an earlier row of the lead becomes its entry. Weights belong to clusters, so that a bootstrap draw costs one pass.
 */
public final class CallOrder {
    private final int clusters;
    private final double[] scores;
    private final int[] runEnds;
    private final int[] cluster;
    private final byte[] called;
    private final double[] found;

    private CallOrder(int clusters, Changes changes) {
        int[] order = IntStream.range(0, changes.size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -changes.score[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.clusters = clusters;
        this.cluster = Arrays.stream(order).map(i -> changes.cluster[i]).toArray();
        this.found = Arrays.stream(order).mapToDouble(i -> changes.found[i]).toArray();
        this.called = new byte[order.length];
        double[] falling = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            called[k] = changes.called[order[k]];
            falling[k] = changes.score[order[k]];
        }
        this.runEnds = IntStream.range(1, order.length + 1)
                .filter(k -> k == order.length || falling[k] != falling[k - 1])
                .toArray();
        this.scores =
                Arrays.stream(runEnds).mapToDouble(end -> falling[end - 1]).toArray();
    }

    /**
     * In unit row.
     *
     * @param scores higher is called sooner; NaN is never called
     * @param worth  what calling each row finds: 1 or its amount where the label is true, else 0
     */
    public static CallOrder ofRows(double[] scores, double[] worth, Clusters clusters) {
        Changes changes = new Changes(scores.length);
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                changes.add(scores[i], clusters.of(i), 1, worth[i]);
            }
        }
        return new CallOrder(clusters.count(), changes);
    }

    /**
     * In unit entry; otherwise as {@link #ofRows}.
     *
     * @param lead number of each row's lead; rows are ordered by lead and snapshot
     */
    public static CallOrder ofEntries(double[] scores, double[] worth, int[] lead, Clusters clusters) {
        Changes changes = new Changes(scores.length);
        int start = 0;
        for (int end = 1; end <= scores.length; end++) {
            if (end == scores.length || lead[end] != lead[start]) {
                entries(scores, worth, start, end, clusters.of(start), changes);
                start = end;
            }
        }
        return new CallOrder(clusters.count(), changes);
    }

    /** The rows that better all earlier ones of the lead, the best first. */
    private static void entries(double[] scores, double[] worth, int start, int end, int cluster, Changes changes) {
        int entry = -1;
        for (int i = start; i < end; i++) {
            if (!Double.isNaN(scores[i]) && (entry < 0 || scores[i] > scores[entry])) {
                if (entry >= 0) {
                    changes.add(scores[entry], cluster, 0, worth[entry] - worth[i]);
                }
                entry = i;
            }
        }
        if (entry >= 0) {
            changes.add(scores[entry], cluster, 1, worth[entry]);
        }
    }

    /** What a threshold calls and finds. */
    public record Calls(double called, double found) {}

    /**
     * Calls everything with {@code score >= threshold}.
     *
     * @param weights count of each cluster
     */
    public Calls at(double threshold, int[] weights) {
        double calls = 0;
        double finds = 0;
        int limit = changesAt(threshold);
        for (int k = 0; k < limit; k++) {
            int weight = weights[cluster[k]];
            calls += (double) weight * called[k];
            finds += weight * found[k];
        }
        return new Calls(calls, finds);
    }

    private int changesAt(double threshold) {
        int run = 0;
        while (run < scores.length && scores[run] >= threshold) {
            run++;
        }
        return run == 0 ? 0 : runEnds[run - 1];
    }

    /** {@link #at} with every cluster once. */
    public Calls at(double threshold) {
        return at(threshold, once());
    }

    /** What calling the best {@code volumes[i]} finds; see {@link #found(double[], int[])}. */
    public double[] found(double... volumes) {
        return found(volumes, once());
    }

    /**
     * What calling the best so-many finds; those tied at the border are shared fractionally. More than there are to call
     * find what all find.
     *
     * @param volumes how many are called, ascending, 0 or more, need not be whole
     * @param weights count of each cluster
     */
    public double[] found(double[] volumes, int[] weights) {
        double[] answers = new double[volumes.length];
        Walk walk = new Walk(weights);
        int next = 0;
        while (next < volumes.length && walk.toNextRun()) {
            while (next < volumes.length && volumes[next] <= walk.calls) {
                answers[next] = walk.foundAt(volumes[next]);
                next++;
            }
        }
        Arrays.fill(answers, next, volumes.length, walk.finds);
        return answers;
    }

    /** The least volume that finds so much, every cluster once; NaN where none does. */
    public double volumeFor(double wanted) {
        return volumeFor(wanted, once());
    }

    /**
     * The least volume that finds so much, those tied shared fractionally; NaN where none does.
     *
     * @param weights count of each cluster
     */
    public double volumeFor(double wanted, int[] weights) {
        Walk walk = new Walk(weights);
        if (wanted <= 0) {
            return 0;
        }
        while (walk.toNextRun()) {
            if (walk.finds >= wanted) {
                return walk.callsBefore
                        + (wanted - walk.findsBefore)
                                / (walk.finds - walk.findsBefore)
                                * (walk.calls - walk.callsBefore);
            }
        }
        return Double.NaN;
    }

    private int[] once() {
        int[] ones = new int[clusters];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Goes down the runs of equal scores. */
    private final class Walk {
        private final int[] weights;
        private int run;
        private int change;
        private double calls;
        private double finds;
        private double callsBefore;
        private double findsBefore;

        Walk(int[] weights) {
            this.weights = weights;
        }

        boolean toNextRun() {
            if (run == runEnds.length) {
                return false;
            }
            callsBefore = calls;
            findsBefore = finds;
            long more = 0;
            double moreFound = 0;
            for (int end = runEnds[run]; change < end; change++) {
                int weight = weights[cluster[change]];
                more += (long) weight * called[change];
                moreFound += weight * found[change];
            }
            calls += more;
            finds += moreFound;
            run++;
            return true;
        }

        double foundAt(double volume) {
            return calls == callsBefore
                    ? finds
                    : findsBefore + (volume - callsBefore) / (calls - callsBefore) * (finds - findsBefore);
        }
    }

    /** Gathers changes in any order; a row makes one at most. */
    private static final class Changes {
        private final double[] score;
        private final int[] cluster;
        private final byte[] called;
        private final double[] found;
        private int size;

        Changes(int most) {
            this.score = new double[most];
            this.cluster = new int[most];
            this.called = new byte[most];
            this.found = new double[most];
        }

        void add(double at, int ofCluster, int calls, double finds) {
            score[size] = at;
            cluster[size] = ofCluster;
            called[size] = (byte) calls;
            found[size] = finds;
            size++;
        }
    }
}
