package io.plumbline.reports.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers and instants as English text, the same in every locale and time zone. What is absent is a dash. */
public final class Figures {
    private static final String ABSENT = "–";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ENGLISH);

    private Figures() {}

    /** {@code 8,238} */
    public static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** {@code 8,238}, or {@code 8,238.5} where tied rows are shared. */
    public static String count(double count) {
        return count == Math.rint(count) ? count((long) count) : String.format(Locale.ENGLISH, "%,.1f", count);
    }

    public static String count(OptionalDouble count) {
        return count.isEmpty() ? ABSENT : count(count.getAsDouble());
    }

    /** {@code 8,238 rows}, {@code 1 row}. */
    public static String count(long count, String thing) {
        return count(count) + " " + (count == 1 ? thing : thing + "s");
    }

    /** A share of 1 in per cent: {@code 12.3 %}; two decimals below one per cent. */
    public static String share(double share) {
        return percent(share) + "\u00a0%";
    }

    public static String share(OptionalDouble share) {
        return share.isEmpty() ? ABSENT : share(share.getAsDouble());
    }

    /** {@code 31.2 % (28.0 to 34.5 %)} */
    public static String share(Estimate estimate) {
        return share(estimate.value())
                + bounds(estimate, percent(orZero(estimate.low())), percent(orZero(estimate.high())) + "\u00a0%");
    }

    /** {@code 28.0 to 34.5 %}, or a dash. */
    public static String shareBounds(Estimate estimate) {
        return estimate.hasInterval()
                ? percent(orZero(estimate.low())) + " to " + percent(orZero(estimate.high())) + "\u00a0%"
                : ABSENT;
    }

    /** Three decimals, more for numbers near 0 and fewer for large ones: {@code 0.745}, {@code 0.0123}, {@code 61.50}. */
    public static String number(double number) {
        double size = Math.abs(number);
        if (number == 0) {
            return "0";
        }
        if (size >= 0.1) {
            int decimals = size >= 100 ? 1 : size >= 10 ? 2 : 3;
            return String.format(Locale.ENGLISH, "%,." + decimals + "f", number);
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3, RoundingMode.HALF_EVEN));
        return size >= 1e-6 ? rounded.toPlainString() : String.format(Locale.ENGLISH, "%.1e", number);
    }

    public static String number(OptionalDouble number) {
        return number.isEmpty() ? ABSENT : number(number.getAsDouble());
    }

    /** {@code 0.745 (0.721 to 0.769)} */
    public static String number(Estimate estimate) {
        return number(estimate.value())
                + bounds(estimate, number(orZero(estimate.low())), number(orZero(estimate.high())));
    }

    /** {@code 0.721 to 0.769}, or a dash. */
    public static String numberBounds(Estimate estimate) {
        return estimate.hasInterval()
                ? number(orZero(estimate.low())) + " to " + number(orZero(estimate.high()))
                : ABSENT;
    }

    /** {@code 198 (170 to 231)} */
    public static String volume(Estimate estimate) {
        return rounded(estimate.value()) + bounds(estimate, rounded(estimate.low()), rounded(estimate.high()));
    }

    /** {@code 2026-07-01}, with the time of day and UTC where it is not midnight. */
    public static String instant(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        LocalDate date = local.toLocalDate();
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? date.toString() : MINUTE.format(local) + " UTC";
    }

    public static String instant(Optional<Instant> instant) {
        return instant.map(Figures::instant).orElse(ABSENT);
    }

    /** {@code 2026-07} */
    public static String month(Instant instant) {
        return MONTH.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /** The first twelve characters of a hash. */
    public static String prefix(String hash) {
        return hash.substring(0, Math.min(12, hash.length()));
    }

    /** {@code roc_auc} as {@code roc auc}: a name of the store as words. */
    public static String words(String name) {
        return name.replace('_', ' ');
    }

    /** A count that was measured, as a whole number: {@code 198}. */
    public static String rounded(OptionalDouble count) {
        return count.isEmpty() ? ABSENT : count(Math.round(count.getAsDouble()));
    }

    private static String percent(double share) {
        double percent = 100 * share;
        boolean small = percent != 0 && Math.abs(percent) < 0.995;
        return String.format(Locale.ENGLISH, small ? "%.2f" : "%.1f", percent);
    }

    private static String bounds(Estimate estimate, String low, String high) {
        return estimate.hasInterval() ? " (" + low + " to " + high + ")" : "";
    }

    private static double orZero(OptionalDouble bound) {
        return bound.orElse(0);
    }
}
