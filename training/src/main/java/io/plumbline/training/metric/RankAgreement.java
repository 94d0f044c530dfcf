package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far two scores put the same rows in the same order, by rank correlations that heed ties; rows count as often as
 * their cluster, as if each were there so many times.
 */
public final class RankAgreement {
    private final int[] cluster;
    private final int[] first;
    private final int[] second;
    private final int firstRuns;
    private final int secondRuns;

    private RankAgreement(int[] cluster, int[] first, int[] second, int firstRuns, int secondRuns) {
        this.cluster = cluster;
        this.first = first;
        this.second = second;
        this.firstRuns = firstRuns;
        this.secondRuns = secondRuns;
    }

    /**
     * Sorts rows once.
     *
     * @param first  one score per row, finite
     * @param second the other; cheapest where this is the one with fewer distinct values
     */
    public static RankAgreement of(double[] first, double[] second, Clusters clusters) {
        double[] distinct = Arrays.stream(first).sorted().distinct().toArray();
        double[] others = Arrays.stream(second).sorted().distinct().toArray();
        int[] order = IntStream.range(0, first.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> first[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new RankAgreement(
                Arrays.stream(order).map(clusters::of).toArray(),
                Arrays.stream(order)
                        .map(i -> Arrays.binarySearch(distinct, first[i]))
                        .toArray(),
                Arrays.stream(order)
                        .map(i -> Arrays.binarySearch(others, second[i]))
                        .toArray(),
                distinct.length,
                others.length);
    }

    /**
     * Spearman's rank correlation (1904): Pearson's of the mid-ranks; NaN where either score is the same for all rows.
     *
     * @param weights count of each cluster
     */
    public double spearman(int[] weights) {
        double[] firstRanks = midRanks(sizes(first, firstRuns, weights));
        double[] secondRanks = midRanks(sizes(second, secondRuns, weights));
        double together = 0;
        double ofFirst = 0;
        double ofSecond = 0;
        for (int k = 0; k < cluster.length; k++) {
            int weight = weights[cluster[k]];
            double a = firstRanks[first[k]];
            double b = secondRanks[second[k]];
            together += weight * a * b;
            ofFirst += weight * a * a;
            ofSecond += weight * b * b;
        }
        return ratio(together, ofFirst, ofSecond);
    }

    /**
     * Kendall's tau-b (1945): concordant less discordant pairs over the geometric mean of the pairs that either score tells
     * apart, counted in {@code n log n} (Knight 1966) with a tree of sums (Fenwick 1994); NaN where either score is the same
     * for all rows.
     *
     * @param weights count of each cluster
     */
    public double kendall(int[] weights) {
        long[] tree = new long[secondRuns + 1];
        long rows = 0;
        long surplus = 0;
        for (int start = 0, end; start < cluster.length; start = end) {
            for (end = start; end < cluster.length && first[end] == first[start]; end++) {
                int weight = weights[cluster[end]];
                if (weight > 0) {
                    long below = sum(tree, second[end]);
                    long above = rows - sum(tree, second[end] + 1);
                    surplus += weight * (below - above);
                }
            }
            for (int k = start; k < end; k++) {
                rows += add(tree, second[k], weights[cluster[k]]);
            }
        }
        double pairs = pairs((double) rows);
        return ratio(
                (double) surplus,
                pairs - tied(sizes(first, firstRuns, weights)),
                pairs - tied(sizes(second, secondRuns, weights)));
    }

    private static double ratio(double together, double ofFirst, double ofSecond) {
        return ofFirst <= 0 || ofSecond <= 0 ? Double.NaN : together / Math.sqrt(ofFirst) / Math.sqrt(ofSecond);
    }

    private long[] sizes(int[] runs, int count, int[] weights) {
        long[] sizes = new long[count];
        for (int k = 0; k < runs.length; k++) {
            sizes[runs[k]] += weights[cluster[k]];
        }
        return sizes;
    }

    /** Less their mean, so that products of them are covariances. */
    private static double[] midRanks(long[] sizes) {
        double mean = (Arrays.stream(sizes).sum() + 1) / 2.0;
        double[] ranks = new double[sizes.length];
        long before = 0;
        for (int run = 0; run < sizes.length; run++) {
            ranks[run] = before + (sizes[run] + 1) / 2.0 - mean;
            before += sizes[run];
        }
        return ranks;
    }

    private static double pairs(double rows) {
        return rows * (rows - 1) / 2;
    }

    private static double tied(long[] sizes) {
        return Arrays.stream(sizes).asDoubleStream().map(RankAgreement::pairs).sum();
    }

    private static long sum(long[] tree, int runs) {
        long sum = 0;
        for (int k = runs; k > 0; k -= k & -k) {
            sum += tree[k];
        }
        return sum;
    }

    private static long add(long[] tree, int run, int weight) {
        if (weight > 0) {
            for (int k = run + 1; k < tree.length; k += k & -k) {
                tree[k] += weight;
            }
        }
        return weight;
    }
}
