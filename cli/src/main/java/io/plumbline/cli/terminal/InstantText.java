package io.plumbline.cli.terminal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as people write them. */
public final class InstantText {
    private static final int DAY = "2026-07-01".length();

    private InstantText() {}

    /**
     * A day as its first instant in UTC, or an instant with an offset.
     *
     * @throws DateTimeException when it is neither
     */
    public static Instant read(String text) {
        return text.length() == DAY
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
