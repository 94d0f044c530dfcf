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
public final class EnglishFigures {
    /** Stands where there is no number. */
    public static final String ABSENT = "–";

    private static final String PERCENT = "\u00a0%";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ENGLISH);

    private EnglishFigures() {}

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
        return percent(share, decimals(share)) + PERCENT;
    }

    public static String share(OptionalDouble share) {
        return share.isEmpty() ? ABSENT : share(share.getAsDouble());
    }

    /** {@code 31.2 % (28.0 to 34.5 %)} */
    public static String share(Estimate estimate) {
        return share(estimate.value()) + (estimate.hasInterval() ? " (" + shareBounds(estimate) + ")" : "");
    }

    /** {@code 28.0 to 34.5 %}, with the decimals of the value, or a dash. */
    public static String shareBounds(Estimate estimate) {
        if (!estimate.hasInterval()) {
            return ABSENT;
        }
        int decimals = decimals(estimate.value().orElse(1));
        return percent(estimate.low().getAsDouble(), decimals) + " to "
                + percent(estimate.high().getAsDouble(), decimals) + PERCENT;
    }

    /** With a fixed number of decimals: {@code 0.745}. */
    public static String decimal(OptionalDouble number, int decimals) {
        return number.isEmpty() ? ABSENT : String.format(Locale.ENGLISH, "%,." + decimals + "f", number.getAsDouble());
    }

    /** Two decimals at most, or three significant digits below 1: {@code 61.5}, {@code 55}, {@code 0.0412}. */
    public static String number(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal rounded = Math.abs(number) >= 1
                ? exact.setScale(2, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(3, RoundingMode.HALF_EVEN));
        if (rounded.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = rounded.stripTrailingZeros();
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, stripped.scale()) + "f", stripped);
    }

    public static String number(OptionalDouble number) {
        return number.isEmpty() ? ABSENT : number(number.getAsDouble());
    }

    /** {@code 170 to 231}, or a dash. */
    public static String volumeBounds(Estimate estimate) {
        return estimate.hasInterval() ? rounded(estimate.low()) + " to " + rounded(estimate.high()) : ABSENT;
    }

    /** {@code 198 (170 to 231)} */
    public static String volume(Estimate estimate) {
        return rounded(estimate.value()) + (estimate.hasInterval() ? " (" + volumeBounds(estimate) + ")" : "");
    }

    /** {@code 2026-07-01}, with the time of day and UTC where it is not midnight. */
    public static String instant(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        LocalDate date = local.toLocalDate();
        return local.toLocalTime().equals(LocalTime.MIDNIGHT) ? date.toString() : MINUTE.format(local) + " UTC";
    }

    public static String instant(Optional<Instant> instant) {
        return instant.map(EnglishFigures::instant).orElse(ABSENT);
    }

    /** {@code 2026-07} */
    public static String month(Instant instant) {
        return MONTH.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    /** {@code 2026-07}, or {@code number 17} of a snapshot without a date. */
    public static String month(Optional<Instant> instant, long snapshotNo) {
        return instant.map(EnglishFigures::month).orElse("number " + snapshotNo);
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

    private static int decimals(double share) {
        return share != 0 && Math.abs(share) < 0.00995 ? 2 : 1;
    }

    private static String percent(double share, int decimals) {
        return String.format(Locale.ENGLISH, "%." + decimals + "f", 100 * share);
    }
}
