package io.plumbline.reports.words;

import io.plumbline.engine.store.Row;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A measured number with its 95 % interval.
 *
 * @param value absent where the number is undefined
 * @param low   lower bound, absent where there is no interval
 * @param high  upper bound, absent where there is no interval
 */
public record Estimate(OptionalDouble value, OptionalDouble low, OptionalDouble high) {
    /** Nothing that was measured. */
    public static final Estimate ABSENT =
            new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** The number in a column, with the interval in those of the same name and {@code _low} and {@code _high}. */
    public static Estimate of(Row row, String column) {
        return new Estimate(
                row.optionalReal(column), row.optionalReal(column + "_low"), row.optionalReal(column + "_high"));
    }

    /** The number in a column, with the interval in {@code low} and {@code high}. */
    public static Estimate between(Row row, String column) {
        return new Estimate(row.optionalReal(column), row.optionalReal("low"), row.optionalReal("high"));
    }

    public boolean hasInterval() {
        return low.isPresent() && high.isPresent();
    }

    /** The number and its interval, multiplied by a factor above 0. */
    public Estimate times(double factor) {
        return new Estimate(scaled(value, factor), scaled(low, factor), scaled(high, factor));
    }

    /** The other way round: what is more becomes less. */
    public Estimate negative() {
        return new Estimate(scaled(value, -1), scaled(high, -1), scaled(low, -1));
    }

    private static OptionalDouble scaled(OptionalDouble number, double factor) {
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() * factor) : number;
    }

    /** Whether the whole interval lies above a number. */
    public boolean isAbove(double number) {
        return hasInterval() && low.getAsDouble() > number;
    }

    /** Whether the whole interval lies below a number. */
    public boolean isBelow(double number) {
        return hasInterval() && high.getAsDouble() < number;
    }

    /** Whether one of the numbers is not zero and would be shown as zero with so many decimals. */
    public boolean vanishesAt(int decimals) {
        double half = 0.5 * Math.pow(10, -decimals);
        return Stream.of(value, low, high)
                .flatMapToDouble(OptionalDouble::stream)
                .anyMatch(number -> number != 0 && Math.abs(number) < half);
    }

    /** Whether both have intervals and those share no number. */
    public boolean isApartFrom(Estimate other) {
        return other.hasInterval() && (isAbove(other.high.getAsDouble()) || isBelow(other.low.getAsDouble()));
    }
}
