package io.plumbline.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as people write them. */
public final class InstantText {
    private static final int DAY = "2026-07-01".length();
    private static final int LAST_YEAR = 9_999;

    private InstantText() {}

    /**
     * A day as its first instant in UTC, or an instant with an offset.
     *
     * @throws DateTimeException when it is neither, or not in the years 1 to 9999
     */
    public static Instant read(String text) {
        Instant instant = text.length() == DAY
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("The year lies outside of what the store's calendar is asked for.");
        }
        return instant;
    }

    /** The day of an instant in UTC: {@code 2026-07-01}. */
    public static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
