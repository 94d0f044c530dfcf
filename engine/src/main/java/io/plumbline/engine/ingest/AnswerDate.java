package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.time.Instant;

/**
 * The date of an answer as a person or a spreadsheet wrote it: ISO 8601 or the source's own format; day.month.year; day
 * and month in either order around slashes, where only one order lies between the handover and the reading.
 *
 * @param times        how the source writes dates
 * @param handedOverAt the column with the instant of the handover, NULL where it is not known
 * @param readAt       the instant at which the list is read
 */
record AnswerDate(Times times, String handedOverAt, Instant readAt) {
    private static final String ISO_DAY = "'%Y-%m-%d'";

    /** The instant as SQL, NULL when the text is no such date. An answer on the day of the handover comes after it. */
    String sql(String text) {
        String first = "regexp_replace(split_part(trim(" + text + "), ' ', 1), '[./-]', '/', 'g')";
        String day = "coalesce(" + dotted(text, first) + ", " + slashed(text, first) + ", " + text + ")";
        String instant = Values.checked(times.instant(day), ValueType.TIMESTAMP);
        return "case when cast(" + instant + " as date) = cast(" + handedOverAt + " as date) then greatest(" + instant
                + ", " + handedOverAt + ") else " + instant + " end";
    }

    private static String dotted(String text, String first) {
        return "case when contains(" + text + ", '.') then strftime(" + parsed(first, "%d/%m") + ", " + ISO_DAY
                + ") end";
    }

    private String slashed(String text, String first) {
        String dayFirst = within(parsed(first, "%d/%m"));
        String monthFirst = within(parsed(first, "%m/%d"));
        return "case when contains(" + text + ", '/') and (" + dayFirst + " is null or " + monthFirst + " is null or "
                + dayFirst + " = " + monthFirst + ") then strftime(coalesce(" + dayFirst + ", " + monthFirst + "), "
                + ISO_DAY + ") end";
    }

    private static String parsed(String first, String dayAndMonth) {
        return "coalesce(try_strptime(" + first + ", '" + dayAndMonth + "/%y'), try_strptime(" + first + ", '"
                + dayAndMonth + "/%Y'))";
    }

    private String within(String date) {
        return "case when " + date + " between coalesce(" + handedOverAt
                + ", timestamp '1900-01-01') - interval 2 day and " + Sql.literal(readAt.plus(Duration.ofDays(1)))
                + " then " + date + " end";
    }
}
