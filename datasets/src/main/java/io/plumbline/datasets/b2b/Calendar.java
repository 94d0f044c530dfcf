package io.plumbline.datasets.b2b;

import java.time.Instant;
import java.time.LocalDate;

/** When people are busy: the year's seasons, the days of a week and the hours of a day, in UTC epoch seconds. */
final class Calendar {

    static final long HOUR = 3_600;
    static final long DAY = 24 * HOUR;
    static final long WEEK = 7 * DAY;

    private static final double[] MONTH = {0.95, 1.0, 1.05, 1.0, 1.0, 0.95, 0.8, 0.7, 1.1, 1.2, 1.15, 0.7};
    private static final double[] WEEKDAY = {0.19, 0.22, 0.21, 0.18, 0.13, 0.03, 0.04};
    private static final int TRIES = 12;

    private final long start;
    private final long end;

    Calendar(Instant start, Instant end) {
        this.start = start.getEpochSecond();
        this.end = end.getEpochSecond();
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Number of weeks counted from the start; the last one may be cut short by the end. */
    int weeks() {
        return (int) ((end - start + WEEK - 1) / WEEK);
    }

    long weekStart(int week) {
        return start + week * WEEK;
    }

    /** End of a week, exclusive. */
    long weekEnd(int week) {
        return Math.min(end, weekStart(week + 1));
    }

    /** How busy the market is at an instant; an average month is 1. */
    static double season(long at) {
        return MONTH[LocalDate.ofEpochDay(Math.floorDiv(at, DAY)).getMonthValue() - 1];
    }

    /** How busy a day is among the days of its week, Monday to Friday far more than the weekend; they sum to 1. */
    static double weekday(long at) {
        return WEEKDAY[(int) Math.floorMod(Math.floorDiv(at, DAY) + 3, 7L)];
    }

    /** A likely instant in [from, until), mostly in the office hours of a working day. */
    static long moment(Draws draws, long from, long until) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            long at = from + draws.below(until - from);
            if (draws.chance(weekday(at) * hour(at) * 4.5)) {
                return at;
            }
        }
        return from + draws.below(until - from);
    }

    private static double hour(long at) {
        long hour = Math.floorMod(at, DAY) / HOUR;
        if (hour >= 8 && hour < 18) {
            return 1;
        }
        return hour >= 6 && hour < 22 ? 0.35 : 0.03;
    }
}
