package io.plumbline.engine.scorecard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The UTC instants at which levels are evaluated and remembered.
 *
 * @param since the first day of the grid; empty for the beginning, which is the first lead's
 */
public record Grid(Every every, Optional<LocalDate> since) {
    /** Mondays at midnight, from the first lead on. */
    public static final Grid USUAL = new Grid(Every.WEEKLY, Optional.empty());

    /** How far apart the points lie; a week begins on Monday. */
    public enum Every {
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY;

        /** The word for it in {@code scoring.yaml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The points from an instant to another, both included, in rising order.
     *
     * @param from where the grid begins when it does not say so itself, and no point is before it
     */
    public List<Instant> points(Instant from, Instant to) {
        Instant begin = since.map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(day -> day.isAfter(from))
                .orElse(from);
        List<Instant> points = new ArrayList<>();
        for (Instant point = atOrAfter(begin); !point.isAfter(to); point = next(point)) {
            points.add(point);
        }
        return points;
    }

    private Instant atOrAfter(Instant instant) {
        Instant before = atOrBefore(instant);
        return before.isBefore(instant) ? next(before) : before;
    }

    private Instant atOrBefore(Instant instant) {
        OffsetDateTime hour = instant.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
        OffsetDateTime day = hour.truncatedTo(ChronoUnit.DAYS);
        return switch (every) {
            case HOURLY -> hour.toInstant();
            case DAILY -> day.toInstant();
            case WEEKLY ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTHLY -> day.withDayOfMonth(1).toInstant();
        };
    }

    private Instant next(Instant point) {
        OffsetDateTime at = point.atOffset(ZoneOffset.UTC);
        return switch (every) {
            case HOURLY -> at.plusHours(1).toInstant();
            case DAILY -> at.plusDays(1).toInstant();
            case WEEKLY -> at.plusWeeks(1).toInstant();
            case MONTHLY -> at.plusMonths(1).toInstant();
        };
    }
}
