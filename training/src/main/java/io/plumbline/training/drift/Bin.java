package io.plumbline.training.drift;

import io.plumbline.engine.sql.Sql;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A group of values of a feature or score.
 *
 * @param position its place among the bins of the subject, from 0, which is {@link #MISSING}
 * @param words    which values, for a sentence that begins with "the share of"
 * @param above    of numbers, the bound that is not in it; empty where it reaches down without end
 * @param upTo     of numbers, the bound that is in it; empty where it reaches up without end
 * @param level    of categories, the text, and of lists the element; empty for those that share a bin
 */
record Bin(int position, String words, OptionalDouble above, OptionalDouble upTo, Optional<String> level) {
    /** Position of the bin of missing values. */
    static final int MISSING = 0;

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    static Bin missing() {
        return new Bin(MISSING, "missing values", OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /** What lies below the lowest value of the reference, where many have that one. */
    static Bin below(int position, double lowest) {
        return new Bin(
                position,
                "values below " + shown(lowest),
                OptionalDouble.empty(),
                OptionalDouble.of(Math.nextDown(lowest)),
                Optional.empty());
    }

    static Bin number(int position, OptionalDouble above, OptionalDouble upTo) {
        return new Bin(position, words(above, upTo), above, upTo, Optional.empty());
    }

    static Bin level(int position, String level) {
        return new Bin(position, "'" + level + "'", OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(level));
    }

    static Bin otherLevels(int position) {
        return new Bin(
                position,
                "levels that are rare or new",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    static Bin otherElements(int position) {
        return new Bin(
                position,
                "elements that are rare or new",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    static Bin lists(int position) {
        return new Bin(position, "lists", OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /** The SQL condition that holds for its values among those of no earlier bin. */
    String condition(String column) {
        if (position == MISSING) {
            return column + " is null";
        }
        if (level.isPresent()) {
            return column + " = " + Sql.literal(level.get());
        }
        return upTo.isPresent() ? column + " <= " + Sql.literal(upTo.getAsDouble()) : "true";
    }

    private static String words(OptionalDouble above, OptionalDouble upTo) {
        if (upTo.isEmpty()) {
            return "values above " + shown(above.orElseThrow());
        }
        if (above.isEmpty()) {
            return "values up to " + shown(upTo.getAsDouble());
        }
        return above.getAsDouble() == Math.nextDown(upTo.getAsDouble())
                ? "the value " + shown(upTo.getAsDouble())
                : "values above " + shown(above.getAsDouble()) + " up to " + shown(upTo.getAsDouble());
    }

    private static String shown(double bound) {
        return new BigDecimal(bound).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
