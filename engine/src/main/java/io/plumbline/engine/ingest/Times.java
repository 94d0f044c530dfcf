package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.TimeFormat;

/**
 * Texts as times, in SQL; NULL for a text that means none. A text is read in the declared format, else as ISO 8601. A
 * time with an offset is that instant, one without is local to the format's zone: a local time that occurs twice is the
 * later one, one that the clocks skip is as much later as they skip. A number counted from 1970 is always UTC.
 */
public record Times(TimeFormat format) {
    private static final String HAS_OFFSET = "':[0-9.]+ ?(Z|z|UTC|[+-][0-9:]{2,6})$'";
    private static final String SHORT = "'([T ])([0-9]{2}:[0-9]{2})( ?(?:Z|z|[+-][0-9:]{2,6}))$'";
    private static final String SPACES = "'[\\x{a0}\\x{2007}\\x{2009}\\x{202f}]'";

    /** The UTC timestamp. */
    public String instant(String text) {
        String trimmed = trimmed(text);
        String withOffset = "timezone('UTC', " + withOffset(trimmed) + ")";
        String iso = isUtc()
                ? withOffset
                : "case when regexp_matches(" + trimmed + ", " + HAS_OFFSET + ") then " + withOffset + " else "
                        + fromLocal("try_cast(" + trimmed + " as timestamp)") + " end";
        return format.pattern()
                .map(pattern -> "coalesce(" + ofPattern(trimmed, pattern) + ", " + iso + ")")
                .orElse(iso);
    }

    /** The day in the format's zone. */
    public String date(String text) {
        String trimmed = trimmed(text);
        String iso = "case when regexp_matches(" + trimmed + ", " + HAS_OFFSET + ") then timezone(" + zone() + ", "
                + withOffset(trimmed) + ") else try_cast(" + trimmed + " as timestamp) end";
        String local = format.pattern()
                .map(pattern -> "coalesce(" + localOfPattern(trimmed, pattern) + ", " + iso + ")")
                .orElse(iso);
        return "cast(" + local + " as date)";
    }

    /** Without spaces around it; a clock of 12 hours may have a space that does not break before its half of the day. */
    private String trimmed(String text) {
        boolean halves =
                format.pattern().filter(pattern -> pattern.contains("%p")).isPresent();
        return "trim(" + (halves ? "regexp_replace(" + text + ", " + SPACES + ", ' ', 'g')" : text) + ")";
    }

    /** The cast wants seconds, and no space before the offset; both are mended only where it fails. */
    private static String withOffset(String text) {
        String mended = "regexp_replace(" + text + ", " + SHORT + ", '\\1\\2:00\\3')";
        return "coalesce(try_cast(" + text + " as timestamptz), try_cast(regexp_replace(" + mended
                + ", ' (Z|z|[+-][0-9:]{2,6})$', '\\1') as timestamptz))";
    }

    private String ofPattern(String text, String pattern) {
        if (format.epochUnit().isPresent()) {
            return ofEpoch(text, format.epochUnit().getAsLong());
        }
        String parsed = parsed(text, pattern);
        return hasOffset(pattern) ? "timezone('UTC', " + parsed + ")" : fromLocal(parsed);
    }

    private String localOfPattern(String text, String pattern) {
        if (format.epochUnit().isPresent()) {
            return "timezone(" + zone() + ", timezone('UTC', "
                    + ofEpoch(text, format.epochUnit().getAsLong()) + "))";
        }
        String parsed = parsed(text, pattern);
        return hasOffset(pattern) ? "timezone(" + zone() + ", " + parsed + ")" : parsed;
    }

    private static String parsed(String text, String pattern) {
        return "try_strptime(" + text + ", " + Sql.literal(pattern) + ")";
    }

    /** Numbers far beyond any date are kept away from the conversion, which would end the query. */
    private static String ofEpoch(String text, long unit) {
        String micros = "try_cast(" + text + " as decimal(38, 6)) * " + unit;
        return "make_timestamp(cast(case when abs(" + micros + ") < 10000000000000000 then " + micros
                + " end as bigint))";
    }

    private static boolean hasOffset(String pattern) {
        String plain = pattern.replace("%%", "");
        return plain.contains("%z") || plain.contains("%Z");
    }

    /** A timestamp of the format's zone in UTC. */
    String fromLocal(String local) {
        return isUtc() ? local : "timezone('UTC', timezone(" + zone() + ", " + local + "))";
    }

    private boolean isUtc() {
        return zone().equals("'UTC'");
    }

    private String zone() {
        String id = format.zone().getId();
        return Sql.literal(id.equals("Z") ? "UTC" : id);
    }
}
