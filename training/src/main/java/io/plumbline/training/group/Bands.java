package io.plumbline.training.group;

import io.plumbline.engine.declaration.ValueType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Puts values that are many into bands: ages by ten years, dates and years of birth by the age at the row, other numbers
 * by quarters of the rows.
 */
final class Bands {
    private static final List<Integer> AGES = List.of(25, 35, 45, 55, 65);
    private static final int FEW_NUMBERS = 8;
    private static final int QUARTERS = 4;

    private Bands() {}

    /**
     * The group of each row; groups of numbers stand in their order.
     *
     * @param kind    what the attribute tells, such as {@code age}
     * @param values  of the attribute as text, one per row
     * @param moments of the rows, in microseconds since 1970
     */
    static Labels of(String kind, ValueType type, List<Optional<String>> values, long[] moments) {
        boolean birth = kind.equals("date of birth");
        if (type == ValueType.DATE || type == ValueType.TIMESTAMP) {
            return birth
                    ? ages(values, row -> (double) yearsSince(values.get(row).orElseThrow(), moments[row]))
                    : plain(values.stream()
                            .map(value -> value.map(text -> text.substring(0, "2026".length())))
                            .toList());
        }
        if (type != ValueType.NUMBER) {
            return plain(values);
        }
        if (birth) {
            return ages(
                    values,
                    row -> year(moments[row])
                            - Double.parseDouble(values.get(row).orElseThrow()));
        }
        return kind.equals("age")
                ? ages(values, row -> Double.parseDouble(values.get(row).orElseThrow()))
                : numbers(values);
    }

    /**
     * The label of each row.
     *
     * @param ofRow empty where nothing is known
     * @param order labels in their order; empty where they have none
     */
    record Labels(List<Optional<String>> ofRow, List<String> order) {}

    private static Labels plain(List<Optional<String>> values) {
        return new Labels(values, List.of());
    }

    private static Labels ages(List<Optional<String>> values, IntFunction<Double> age) {
        List<String> order =
                IntStream.rangeClosed(0, AGES.size()).mapToObj(Bands::ageBand).toList();
        return labels(values, order, row ->
                (int) AGES.stream().filter(from -> age.apply(row) >= from).count());
    }

    private static String ageBand(int band) {
        if (band == 0) {
            return "under " + AGES.get(0);
        }
        return band == AGES.size()
                ? AGES.get(band - 1) + " and older"
                : AGES.get(band - 1) + " to " + (AGES.get(band) - 1);
    }

    private static Labels numbers(List<Optional<String>> values) {
        double[] sorted = values.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        double[] different = Arrays.stream(sorted).distinct().toArray();
        double[] ends = different.length <= FEW_NUMBERS ? different : quarters(sorted);
        List<String> order = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            order.add(different.length <= FEW_NUMBERS ? number(ends[i]) : band(ends, i));
        }
        return labels(values, order, row -> {
            double value = Double.parseDouble(values.get(row).orElseThrow());
            return (int) Arrays.stream(ends).filter(end -> end < value).count();
        });
    }

    /** The upper ends of quarters of the rows; equal ones once. */
    private static double[] quarters(double[] sorted) {
        TreeSet<Double> ends = new TreeSet<>();
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
            ends.add(sorted[(sorted.length - 1) * quarter / QUARTERS]);
        }
        return ends.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String band(double[] ends, int i) {
        if (i == 0) {
            return "up to " + number(ends[0]);
        }
        return i == ends.length - 1
                ? "above " + number(ends[i - 1])
                : "above " + number(ends[i - 1]) + ", up to " + number(ends[i]);
    }

    private static String number(double number) {
        BigDecimal rounded = new BigDecimal(number, new MathContext(4)).stripTrailingZeros();
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%.0f", number)
                : rounded.toPlainString();
    }

    private static Labels labels(List<Optional<String>> values, List<String> order, IntFunction<Integer> place) {
        List<Optional<String>> ofRow = IntStream.range(0, values.size())
                .mapToObj(row -> values.get(row).map(value -> order.get(place.apply(row))))
                .toList();
        return new Labels(ofRow, order);
    }

    private static long yearsSince(String day, long moment) {
        LocalDate then = instant(moment).atZone(ZoneOffset.UTC).toLocalDate();
        return ChronoUnit.YEARS.between(LocalDate.parse(day.substring(0, "2026-01-01".length())), then);
    }

    private static int year(long moment) {
        return instant(moment).atZone(ZoneOffset.UTC).getYear();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(Duration.of(micros, ChronoUnit.MICROS));
    }
}
