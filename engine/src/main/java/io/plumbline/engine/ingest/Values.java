package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
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
 *   <li>date, timestamp: ISO 8601 or the source's format, between the years 1900 and 2199; a time with an offset is that
 *       instant, one without is local to the source's zone (a local time that occurs twice is the later one)
 * </ul>
 */
record Values(SourceFile source) {
    private static final String HAS_OFFSET = "':[0-9.]+ ?(Z|z|UTC|[+-][0-9:]{2,6})$'";

    /** A text, NULL when it is one of those that mean no value. */
    String present(String raw) {
        List<String> missing = Stream.concat(
                        Stream.of(""), source.format().isDelimited() ? source.csv().missing().stream() : Stream.of())
                .distinct()
                .toList();
        return "case when " + raw + " in " + Sql.literals(missing) + " then null else " + raw + " end";
    }

    /** The value of a present text, still to be {@link #checked}. */
    String cast(String text, ValueType type) {
        return switch (type) {
            case TEXT -> text;
            case NUMBER -> number(text);
            case BOOLEAN -> truth(text);
            case DATE -> date(text);
            case TIMESTAMP -> instant(text);
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
            case TEXT, BOOLEAN -> value;
            case NUMBER -> "case when isfinite(" + value + ") then " + value + " end";
            case DATE, TIMESTAMP ->
                "case when " + value + " >= timestamp '1900-01-01' and " + value + " < timestamp '2200-01-01' then "
                        + value + " end";
        };
    }

    private String instant(String text) {
        TimeFormat times = source.times();
        String trimmed = "trim(" + text + ")";
        String withOffset = "timezone('UTC', try_cast(" + trimmed + " as timestamptz))";
        String iso = isUtc()
                ? withOffset
                : "case when regexp_matches(" + trimmed + ", " + HAS_OFFSET + ") then " + withOffset + " else "
                        + fromLocal("try_cast(" + trimmed + " as timestamp)") + " end";
        return times.pattern()
                .map(pattern -> "coalesce(" + ofPattern(trimmed, pattern) + ", " + iso + ")")
                .orElse(iso);
    }

    private String ofPattern(String text, String pattern) {
        String parsed = "try_strptime(" + text + ", " + Sql.literal(pattern) + ")";
        return hasOffset(pattern) ? "timezone('UTC', " + parsed + ")" : fromLocal(parsed);
    }

    private String date(String text) {
        String trimmed = "trim(" + text + ")";
        String iso = "case when regexp_matches(" + trimmed + ", " + HAS_OFFSET + ") then timezone(" + zone()
                + ", try_cast(" + trimmed + " as timestamptz)) else try_cast(" + trimmed + " as timestamp) end";
        String local = source.times()
                .pattern()
                .map(pattern -> "coalesce(" + localOfPattern(trimmed, pattern) + ", " + iso + ")")
                .orElse(iso);
        return "cast(" + local + " as date)";
    }

    private String localOfPattern(String text, String pattern) {
        String parsed = "try_strptime(" + text + ", " + Sql.literal(pattern) + ")";
        return hasOffset(pattern) ? "timezone(" + zone() + ", " + parsed + ")" : parsed;
    }

    private static boolean hasOffset(String pattern) {
        String plain = pattern.replace("%%", "");
        return plain.contains("%z") || plain.contains("%Z");
    }

    private String fromLocal(String local) {
        return isUtc() ? local : "timezone('UTC', timezone(" + zone() + ", " + local + "))";
    }

    private boolean isUtc() {
        return zone().equals("'UTC'");
    }

    private String zone() {
        String id = source.times().zone().getId();
        return Sql.literal(id.equals("Z") ? "UTC" : id);
    }
}
