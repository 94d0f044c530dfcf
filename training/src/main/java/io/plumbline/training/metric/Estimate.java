package io.plumbline.training.metric;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure and how sure it is.
 *
 * @param value empty where the figure is undefined
 * @param interval 95% interval, by bootstrap where draws can differ; empty where the figure is undefined, or undefined in too many draws
 */
public record Estimate(OptionalDouble value, Optional<Interval> interval) {

    /** Lower end of the interval; empty where there is none. */
    public OptionalDouble low() {
        return interval.map(known -> OptionalDouble.of(known.low())).orElseGet(OptionalDouble::empty);
    }

    /** Upper end of the interval; empty where there is none. */
    public OptionalDouble high() {
        return interval.map(known -> OptionalDouble.of(known.high())).orElseGet(OptionalDouble::empty);
    }
}
