package io.plumbline.cli.oddities;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a tool writes its local times.
 *
 * @param dateTime   with minutes or finer
 * @param date       without time of day
 */
record Times(ZoneId zone, DateTimeFormatter dateTime, DateTimeFormatter date) {

    static Times of(String zone, String dateTime, String date) {
        return new Times(
                ZoneId.of(zone),
                DateTimeFormatter.ofPattern(dateTime, Locale.US),
                DateTimeFormatter.ofPattern(date, Locale.US));
    }

    /** A local time that occurs twice is the later one. */
    Cell instant(LocalDateTime local) {
        String written = dateTime.format(local);
        LocalDateTime read = LocalDateTime.parse(written, dateTime);
        return Cell.instant(
                written, read.atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    Cell date(LocalDate local) {
        return Cell.date(date.format(local), local);
    }

    /** A date that stands for the instant at which it begins. */
    Cell startOf(LocalDate local) {
        return Cell.instant(date.format(local), local.atStartOfDay(zone).toInstant());
    }
}
