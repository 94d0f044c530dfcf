package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.time.Instant;

/**
 * The date of an answer as a person or a spreadsheet wrote it: ISO 8601 or the source's own format; day.month.year; day
 * and month in either order around slashes, where only one order lies between the handover and the reading.
 *
 * <p>It is read in steps, each from the columns of the one before it: what each order of day and month makes of the
 * text, the orders that are possible, the day, the instant.
 *
 * @param name         with what the columns of the steps begin
 * @param text         the column with the text
 * @param times        how the source writes dates
 * @param handedOverAt the column with the instant of the handover, NULL where it is not known
 * @param readAt       the instant at which the list is read
 */
record AnswerDate(String name, String text, Times times, String handedOverAt, Instant readAt) {

    /** Adds the steps. */
    void prepare(StagingPlan plan) {
        String first = "regexp_replace(split_part(trim(" + text + "), ' ', 1), '[./-]', '/', 'g')";
        plan.prepared(0, column("day_first"), parsed(first, "%d/%m"));
        plan.prepared(0, column("month_first"), parsed(first, "%m/%d"));
        plan.prepared(1, column("day_first_possible"), possible(column("day_first")));
        plan.prepared(1, column("month_first_possible"), possible(column("month_first")));
        plan.prepared(2, column("day"), day());
        plan.prepared(3, column("instant"), Values.checked(times.instant(column("day")), ValueType.TIMESTAMP));
    }

    /** The instant as SQL, NULL when the text is no such date. An answer on the day of the handover comes after it. */
    String sql() {
        String instant = column("instant");
        return "case when cast(" + instant + " as date) = cast(" + handedOverAt + " as date) then greatest(" + instant
                + ", " + handedOverAt + ") else " + instant + " end";
    }

    private String column(String suffix) {
        return name + "_" + suffix;
    }

    private static String parsed(String first, String dayAndMonth) {
        return "coalesce(try_strptime(" + first + ", '" + dayAndMonth + "/%y'), try_strptime(" + first + ", '"
                + dayAndMonth + "/%Y'))";
    }

    private String possible(String date) {
        return "case when " + date + " between coalesce(" + handedOverAt
                + ", timestamp '1900-01-01') - interval 2 day and " + Sql.literal(readAt.plus(Duration.ofDays(1)))
                + " then " + date + " end";
    }

    private String day() {
        String dayFirst = column("day_first_possible");
        String monthFirst = column("month_first_possible");
        String slashed = "contains(" + text + ", '/') and (" + dayFirst + " is null or " + monthFirst + " is null or "
                + dayFirst + " = " + monthFirst + ")";
        return "coalesce(strftime(case when contains(" + text + ", '.') then " + column("day_first") + " when "
                + slashed + " then coalesce(" + dayFirst + ", " + monthFirst + ") end, '%Y-%m-%d'), " + text + ")";
    }
}
