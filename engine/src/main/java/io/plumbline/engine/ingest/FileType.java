package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.workspace.TimeFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a column of a Parquet file, as the store names it. Where reading it as text, as all other files are read,
 * would come to the same value, the value is taken as it is.
 */
record FileType(String name) {
    private static final Set<String> NUMBERS = Set.of(
            "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "DOUBLE");
    private static final Set<String> OTHERS = Set.of("BOOLEAN", "DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE");
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\d+\\)");
    private static final int EXACT_DIGITS = 15;

    /** Whether each value that is there is written as some text, so that it is never taken for a missing one. */
    boolean isNeverEmpty() {
        return isNumber() || OTHERS.contains(name);
    }

    /** From a column to its value in SQL, still to be checked for its range; empty where the way is over the text. */
    Optional<UnaryOperator<String>> reading(ValueType type, TimeFormat times) {
        return switch (type) {
            case NUMBER -> when(isNumber(), raw -> "cast(" + raw + " as double)");
            case BOOLEAN -> when(name.equals("BOOLEAN"), raw -> raw);
            case DATE -> when(name.equals("DATE") && times.pattern().isEmpty(), raw -> raw);
            case TIMESTAMP -> times.pattern().isEmpty() ? instant(new Times(times)) : Optional.empty();
            case TEXT, LIST -> Optional.empty();
        };
    }

    private Optional<UnaryOperator<String>> instant(Times times) {
        return switch (name) {
            case "TIMESTAMP" -> Optional.of(times::fromLocal);
            case "TIMESTAMP WITH TIME ZONE" -> Optional.of(raw -> "timezone('UTC', " + raw + ")");
            default -> Optional.empty();
        };
    }

    private static Optional<UnaryOperator<String>> when(boolean holds, UnaryOperator<String> reading) {
        return holds ? Optional.of(reading) : Optional.empty();
    }

    /** Of decimals those whose digits a double holds exactly. */
    private boolean isNumber() {
        Matcher decimal = DECIMAL.matcher(name);
        return NUMBERS.contains(name) || (decimal.matches() && Integer.parseInt(decimal.group(1)) <= EXACT_DIGITS);
    }
}
