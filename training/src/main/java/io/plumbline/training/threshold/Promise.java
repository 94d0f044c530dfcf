package io.plumbline.training.threshold;

import static io.plumbline.training.metric.ClusterSums.ratio;

import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a threshold promises, measured on the test rows, which had no part in choosing it.
 *
 * @param precision      share of the called leads that convert
 * @param recall         share of the conversions that are called
 * @param volumePerMonth leads called per month; undefined for tables without time
 */
public record Promise(Estimate precision, Estimate recall, Estimate volumePerMonth) {
    private static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty(), Optional.empty());

    /** The promise of a threshold that could not be chosen. */
    public static Promise none() {
        return new Promise(UNDEFINED, UNDEFINED, UNDEFINED);
    }

    /**
     * Measures.
     *
     * @param calls  the calls at the threshold on the test rows
     * @param months length of the test period; empty for tables without time
     */
    public static Promise measure(Calls calls, OptionalDouble months, ClusterBootstrap bootstrap) {
        ClusterSums sums = ClusterSums.of(calls.clusters(), bootstrap, calls.found(), calls.called(), calls.missed());
        Estimate volume = months.isEmpty() ? UNDEFINED : sums.estimate(sum -> ratio(sum[1], months.getAsDouble()));
        return new Promise(
                sums.share(sum -> sum[0], sum -> sum[1]), sums.share(sum -> sum[0], sum -> sum[0] + sum[2]), volume);
    }
}
