package io.plumbline.training.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Log loss and Brier score, summed by cluster so that a bootstrap draw adds clusters instead of rows. */
public final class ProbabilityLosses {
    private final double[] logLosses;
    private final double[] squares;
    private final long[] rows;

    private ProbabilityLosses(double[] logLosses, double[] squares, long[] rows) {
        this.logLosses = logLosses;
        this.squares = squares;
        this.rows = rows;
    }

    /**
     * Sums losses by cluster.
     *
     * @param probabilities of a positive outcome, 0..1, one per row
     * @throws IllegalArgumentException if lengths differ or a probability lies outside 0..1
     */
    public static ProbabilityLosses of(double[] probabilities, boolean[] labels, Clusters clusters) {
        if (probabilities.length != labels.length || labels.length != clusters.rows()) {
            throw new IllegalArgumentException("Got " + probabilities.length + " probabilities, " + labels.length
                    + " labels and " + clusters.rows() + " cluster numbers; give one of each per row");
        }
        double[] logLosses = new double[clusters.count()];
        double[] squares = new double[clusters.count()];
        long[] rows = new long[clusters.count()];
        for (int i = 0; i < labels.length; i++) {
            double p = checked(probabilities[i]);
            double missed = labels[i] ? 1 - p : p;
            logLosses[clusters.of(i)] -= labels[i] ? StrictMath.log(p) : StrictMath.log1p(-p);
            squares[clusters.of(i)] += missed * missed;
            rows[clusters.of(i)]++;
        }
        return new ProbabilityLosses(logLosses, squares, rows);
    }

    private static double checked(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies outside 0..1");
        }
        return probability;
    }

    /** Mean log loss, every row once; empty without rows, or where what happened was given probability zero. */
    public OptionalDouble logLoss() {
        return logLoss(once());
    }

    /** Mean log loss, every row counted as often as its cluster. */
    public OptionalDouble logLoss(int[] weights) {
        return mean(logLosses, weights);
    }

    /** Mean squared difference between probability and outcome, every row once; empty without rows. */
    public OptionalDouble brier() {
        return brier(once());
    }

    /** Brier score, every row counted as often as its cluster. */
    public OptionalDouble brier(int[] weights) {
        return mean(squares, weights);
    }

    private int[] once() {
        int[] weights = new int[rows.length];
        Arrays.fill(weights, 1);
        return weights;
    }

    private OptionalDouble mean(double[] sums, int[] weights) {
        double total = 0;
        long counted = 0;
        for (int k = 0; k < sums.length; k++) {
            total += weights[k] == 0 ? 0 : weights[k] * sums[k];
            counted += weights[k] * rows[k];
        }
        double mean = total / counted;
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }
}
