package io.plumbline.engine.quality;

import java.util.Locale;

/** Figures in sentences, the same in every country. */
final class Figures {
    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String counted(long value, String one, String several) {
        return count(value) + " " + (value == 1 ? one : several);
    }

    /** A share as a percentage; one too small to see is said to be. */
    static String percent(double share) {
        return share > 0 && share < 0.001 ? "under 0.1 %" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String percent(long part, long whole) {
        return percent(share(part, whole));
    }

    static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** A length of time in the unit that suits it. */
    static String hours(double hours) {
        if (hours < 1) {
            return counted(Math.round(hours * 60), "minute", "minutes");
        }
        return hours < 48
                ? String.format(Locale.ROOT, "%.1f hours", hours)
                : counted(Math.round(hours / 24), "day", "days");
    }
}
