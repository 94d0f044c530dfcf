package io.plumbline.engine.feature;

import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An aggregate over the known events of one lead and one type.
 *
 * @param name      name of its column; equal measures have equal names
 * @param aggregate SQL over the event {@code e} and its {@code age_us}
 * @param pick      the aggregate function that brings types together, {@code max} or {@code min}; of one type it
 *                  returns the value itself
 * @param upkeep    what it needs from one snapshot to the next
 */
record Measure(String name, String aggregate, String pick, Upkeep upkeep) {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** A measure that reads all events at every snapshot. */
    Measure(String name, String aggregate, String pick) {
        this(name, aggregate, pick, new Upkeep.AllEvents());
    }

    static Measure count(Optional<Duration> within) {
        return new Measure(
                "count" + Window.suffix(within), "count(*)" + filter(within), "max", summed(within, "count(*)"));
    }

    /** Sums a property of which {@link #millionths} were taken, so that the order of rows does not matter. */
    static Measure sum(String property, Optional<Duration> within) {
        String sum = "sum(e." + millionthsName(property) + ")";
        return new Measure(property + "_sum" + Window.suffix(within), sum + filter(within), "max", summed(within, sum));
    }

    /** What {@link #pick} makes of the values of several types. */
    String picked(List<String> values) {
        return values.size() == 1
                ? values.get(0)
                : (pick.equals("max") ? "greatest" : "least") + "(" + String.join(", ", values) + ")";
    }

    /** A property of an event in whole millionths, 64-bit; missing where it is beyond them or no finite number. */
    static String millionths(String property) {
        return "try_cast(round(1e6 * e." + Sql.identifier(property) + ") as bigint)";
    }

    /** {@link #millionths} as a column under a name that no property has, for columns of ours stand beside it. */
    static String millionthsColumn(String property) {
        return millionths(property) + " as " + millionthsName(property);
    }

    private static String millionthsName(String property) {
        return Sql.identifier("millionths of " + property);
    }

    static Measure youngest() {
        return new Measure("youngest_us", "min(e.age_us)", "min", Upkeep.Carried.latestInstant());
    }

    /** Days, with fraction, of microseconds. */
    static String days(String micros) {
        return "(" + micros + ") / " + MICROS_PER_DAY + "e0";
    }

    private static Upkeep summed(Optional<Duration> within, String part) {
        return within.<Upkeep>map(window -> new Upkeep.Windowed(part, window))
                .orElseGet(() -> Upkeep.Carried.sum(part));
    }

    private static String filter(Optional<Duration> within) {
        return within.map(window -> " filter (where " + Window.contains(window, "e.age_us") + ")")
                .orElse("");
    }
}
