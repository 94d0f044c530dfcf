package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.Field;
import io.plumbline.engine.workspace.SourceFile;
import io.plumbline.engine.workspace.TimeFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Texts of a source as typed values, in SQL. Every expression is NULL for a text that means no such value; then the
 * text was either missing, or is refused.
 *
 * <ul>
 *   <li>number: finite, with the source's decimal mark; the other mark may group thousands
 *   <li>boolean: true t yes y 1, false f no n 0, upper or lower case
 *   <li>date, timestamp: as {@link Times} reads them, between the years 1900 and 2199
 *   <li>list: as {@link Lists} reads them
 * </ul>
 */
record Values(SourceFile source) {

    /** A text, NULL when it is one of those that mean no value. */
    String present(String raw) {
        List<String> missing = Stream.concat(
                        Stream.of(""), source.format().isDelimited() ? source.csv().missing().stream() : Stream.of())
                .distinct()
                .toList();
        return "case when " + raw + " in " + Sql.literals(missing) + " then null else " + raw + " end";
    }

    /** How the field's times are written. */
    TimeFormat times(Field field) {
        return source.times(field.column());
    }

    /** Whether a text holds the character NUL, which no text of a query or a terminal can. */
    static String hasNul(String text) {
        return "contains(" + text + ", chr(0))";
    }

    /** The value of a field's present text, still to be {@link #checked}. */
    String cast(String text, Field field) {
        return switch (field.type()) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case BOOLEAN -> truth(text);
            case DATE -> new Times(source.times(field.column())).date(text);
            case TIMESTAMP -> new Times(source.times(field.column())).instant(text);
            case LIST -> new Lists(source.format(), field.separator()).canonical(text);
        };
    }

    private String number(String text) {
        boolean comma = source.format().isDelimited() && source.csv().decimalComma();
        String group = comma ? "." : ",";
        String mark = comma ? "," : ".";
        String grouped = "[-+]?[0-9]{1,3}([" + group + "][0-9]{3})+([" + mark + "][0-9]+)?";
        String plain =
                "case when contains(" + text + ", " + Sql.literal(group) + ") then case when regexp_full_match(trim("
                        + text + "), " + Sql.literal(grouped) + ") then replace(" + text + ", " + Sql.literal(group)
                        + ", '') end else " + text + " end";
        return "try_cast(" + (comma ? "replace(" + plain + ", ',', '.')" : plain) + " as double)";
    }

    private static String truth(String text) {
        return "case when lower(trim(" + text + ")) in ('true', 't', 'yes', 'y', '1') then true when lower(trim(" + text
                + ")) in ('false', 'f', 'no', 'n', '0') then false end";
    }

    /** A cast value, NULL when it is out of range. */
    static String checked(String value, ValueType type) {
        return switch (type) {
            case TEXT, BOOLEAN, LIST -> value;
            case NUMBER -> "case when isfinite(" + value + ") then " + value + " end";
            case DATE, TIMESTAMP ->
                "case when " + value + " >= timestamp '1900-01-01' and " + value + " < timestamp '2200-01-01' then "
                        + value + " end";
        };
    }
}
