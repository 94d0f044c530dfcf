package io.plumbline.reports.words;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
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
import java.util.function.BinaryOperator;

/**
 * Numbers as the readers of a language write them, whatever the machine's own locale; instants in ISO form, UTC. What
 * is absent is a dash.
 */
public final class Figures {
    /** Stands where there is no number. */
    public static final String ABSENT = "–";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    private final LocalizedNumberFormatter plain;
    private final BinaryOperator<String> range;

    /**
     * @param locale whose digits and separators to use
     * @param range  joins a lower and an upper bound
     */
    Figures(ULocale locale, BinaryOperator<String> range) {
        this.plain = NumberFormatter.withLocale(locale).roundingMode(RoundingMode.HALF_UP);
        this.range = range;
    }

    /** {@code 8,238} */
    public String count(long count) {
        return plain.precision(Precision.integer()).format(count).toString();
    }

    /** {@code 8,238}, or {@code 8,238.5} where tied rows are shared. */
    public String count(double count) {
        return count == Math.rint(count) ? count((long) count) : fixed(count, 1);
    }

    public String count(OptionalDouble count) {
        return count.isEmpty() ? ABSENT : count(count.getAsDouble());
    }

    /** A count that was measured, as a whole number: {@code 198}. */
    public String rounded(OptionalDouble count) {
        return count.isEmpty() ? ABSENT : count(Math.round(count.getAsDouble()));
    }

    /** A share of 1 in per cent: {@code 12.3%}; two decimals below one per cent. */
    public String share(double share) {
        return percent(share, decimals(share));
    }

    public String share(OptionalDouble share) {
        return share.isEmpty() ? ABSENT : share(share.getAsDouble());
    }

    /** {@code 31.2% (28.0% to 34.5%)} */
    public String share(Estimate estimate) {
        return share(estimate.value()) + (estimate.hasInterval() ? " (" + shareBounds(estimate) + ")" : "");
    }

    /** {@code 28.0% to 34.5%}, with the decimals of the value, or a dash. */
    public String shareBounds(Estimate estimate) {
        if (!estimate.hasInterval()) {
            return ABSENT;
        }
        int decimals = decimals(estimate.value().orElse(1));
        return range.apply(
                percent(estimate.low().getAsDouble(), decimals),
                percent(estimate.high().getAsDouble(), decimals));
    }

    /** With a fixed number of decimals: {@code 0.745}. */
    public String decimal(OptionalDouble number, int decimals) {
        return number.isEmpty() ? ABSENT : fixed(number.getAsDouble(), decimals);
    }

    /** The interval with a fixed number of decimals, {@code 0.721 to 0.769}, or a dash. */
    public String bounds(Estimate estimate, int decimals) {
        return estimate.hasInterval()
                ? range.apply(decimal(estimate.low(), decimals), decimal(estimate.high(), decimals))
                : ABSENT;
    }

    /** Two decimals at most, or three significant digits below 1: {@code 61.5}, {@code 55}, {@code 0.0412}. */
    public String number(double number) {
        BigDecimal exact = new BigDecimal(number);
        BigDecimal rounded = Math.abs(number) >= 1
                ? exact.setScale(2, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(3, RoundingMode.HALF_EVEN));
        return plain.precision(Precision.unlimited()).format(rounded).toString();
    }

    public String number(OptionalDouble number) {
        return number.isEmpty() ? ABSENT : number(number.getAsDouble());
    }

    /** {@code 170 to 231}, or a dash. */
    public String volumeBounds(Estimate estimate) {
        return estimate.hasInterval() ? range.apply(rounded(estimate.low()), rounded(estimate.high())) : ABSENT;
    }

    /** {@code 198 (170 to 231)} */
    public String volume(Estimate estimate) {
        return rounded(estimate.value()) + (estimate.hasInterval() ? " (" + volumeBounds(estimate) + ")" : "");
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

    /** A difference of shares in percentage points: {@code 4.0}; more decimals where one would be shown as zero. */
    public String points(Estimate difference) {
        Estimate points = difference.times(100);
        return decimal(points.value(), decimals(points));
    }

    /** The interval of a difference of shares in percentage points, {@code 0.8 to 6.9}, or a dash. */
    public String pointsBounds(Estimate difference) {
        Estimate points = difference.times(100);
        return bounds(points, decimals(points));
    }

    private static int decimals(Estimate points) {
        int enough = 1;
        while (enough < 4 && points.vanishesAt(enough)) {
            enough++;
        }
        return enough;
    }

    /** Two numbers as bounds, {@code 18 to 43}. */
    public String range(String low, String high) {
        return range.apply(low, high);
    }

    private String fixed(double number, int decimals) {
        return plain.precision(Precision.fixedFraction(decimals)).format(number).toString();
    }

    private String percent(double share, int decimals) {
        return plain.unit(MeasureUnit.PERCENT)
                .precision(Precision.fixedFraction(decimals))
                .format(100 * share)
                .toString();
    }

    private static int decimals(double share) {
        return share != 0 && Math.abs(share) < 0.00995 ? 2 : 1;
    }
}
