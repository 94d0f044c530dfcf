package io.plumbline.training.metric;

import java.util.Optional;

/**
 * One scorer's numbers for the compared rows.
 *
 * @param name distinct among the scorers compared
 * @param scores what the rows are ranked by, higher is better, one per row
 * @param probabilities what is held against the outcome by log loss and Brier score, 0..1, one per row; empty for a
 *     scorer that promises no probability
 */
public record RankedScorer(String name, double[] scores, Optional<double[]> probabilities) {

    /** A scorer that only ranks. */
    public static RankedScorer ranking(String name, double[] scores) {
        return new RankedScorer(name, scores, Optional.empty());
    }

    /** A scorer that ranks by one number and promises another. */
    public static RankedScorer of(String name, double[] scores, double[] probabilities) {
        return new RankedScorer(name, scores, Optional.of(probabilities));
    }
}
