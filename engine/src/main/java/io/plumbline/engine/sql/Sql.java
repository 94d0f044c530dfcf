package io.plumbline.engine.sql;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Identifiers and literals, quoted. No other class writes a quote into SQL. */
public final class Sql {
    private Sql() {}

    /** A column or table name, quoted. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * A text literal, on one line: a line break in it becomes a call of {@code chr}, so that laying out a query leaves
     * the text alone.
     *
     * @throws IllegalArgumentException when the text holds a NUL character, which no SQL text can carry
     */
    public static String literal(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A text with a NUL character cannot be used in a query.");
        }
        String quoted = '\'' + text.replace("'", "''") + '\'';
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? quoted
                : "(" + quoted.replace("\r", "' || chr(13) || '").replace("\n", "' || chr(10) || '") + ")";
    }

    /**
     * A double literal that reads back to the same bits. Written with an exponent, because a plain {@code 0.1} is a
     * DECIMAL.
     *
     * @throws IllegalArgumentException when the number is not finite
     */
    public static String literal(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("A number in a query must be finite.");
        }
        return String.format(Locale.ROOT, "%.17e", number);
    }

    /** A whole number as a 64-bit literal, so that arithmetic on it is 64-bit. */
    public static String literal(long number) {
        return "cast(" + number + " as bigint)";
    }

    /** Whole microseconds since 1970 as a 64-bit literal. */
    public static String microseconds(Instant instant) {
        return literal(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
    }

    /** A length in whole microseconds as a 64-bit literal. */
    public static String microseconds(Duration duration) {
        return literal(duration.toNanos() / 1_000);
    }

    /** A UTC instant as a timestamp literal with microseconds. */
    public static String literal(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MICROS).toString();
        return "timestamp '" + text.substring(0, text.length() - 1).replace('T', ' ') + "'";
    }

    /** A parenthesised list of text literals for {@code in}; never empty. */
    public static String literals(Collection<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("A list in a query must not be empty.");
        }
        return texts.stream().map(Sql::literal).collect(Collectors.joining(", ", "(", ")"));
    }
}
