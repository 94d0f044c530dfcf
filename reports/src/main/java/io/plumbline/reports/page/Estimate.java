package io.plumbline.reports.page;

import java.util.OptionalDouble;

/**
 * A measured number with its 95 % interval.
 *
 * @param value absent where the number is undefined
 * @param low   lower bound, absent where there is no interval
 * @param high  upper bound, absent where there is no interval
 */
public record Estimate(OptionalDouble value, OptionalDouble low, OptionalDouble high) {

    /** A number without an interval. */
    public static Estimate exact(OptionalDouble value) {
        return new Estimate(value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    public boolean hasInterval() {
        return low.isPresent() && high.isPresent();
    }

    /** Whether the whole interval lies above a number. */
    public boolean isAbove(double number) {
        return hasInterval() && low.getAsDouble() > number;
    }

    /** Whether the whole interval lies below a number. */
    public boolean isBelow(double number) {
        return hasInterval() && high.getAsDouble() < number;
    }

    /** Whether both have intervals and those share no number. */
    public boolean isApartFrom(Estimate other) {
        return other.hasInterval() && (isAbove(other.high.getAsDouble()) || isBelow(other.low.getAsDouble()));
    }
}
