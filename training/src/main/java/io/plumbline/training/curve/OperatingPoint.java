package io.plumbline.training.curve;

import static io.plumbline.training.metric.ClusterSums.ratio;

import java.util.OptionalDouble;

/**
 * What happens when everything with {@code score >= threshold} is called.
 *
 * @param threshold      in the score's own unit (probability 0..1, or points)
 * @param truePositives  called, and the step followed; count
 * @param falsePositives called, and it did not; count
 * @param falseNegatives not called, and the step followed; count
 * @param trueNegatives  not called, and it did not; count
 */
public record OperatingPoint(
        double threshold, long truePositives, long falsePositives, long falseNegatives, long trueNegatives) {

    /** How many are called. */
    public long called() {
        return truePositives + falsePositives;
    }

    /** Share of the called that convert; empty when nobody is called. */
    public OptionalDouble precision() {
        return ratio((double) truePositives, (double) called());
    }

    /** Share of the conversions that are called; empty when there are none. */
    public OptionalDouble recall() {
        return ratio((double) truePositives, (double) (truePositives + falseNegatives));
    }

    /**
     * The F measure, {@code (1 + b^2) tp / ((1 + b^2) tp + b^2 fn + fp)} (van Rijsbergen 1979, ch. 7); empty when there
     * is neither a call nor a conversion.
     *
     * @param beta how many times recall weighs as much as precision, above 0
     */
    public OptionalDouble fMeasure(double beta) {
        double square = beta * beta;
        double weighted = (1 + square) * truePositives;
        return ratio(weighted, weighted + square * falseNegatives + falsePositives);
    }
}
