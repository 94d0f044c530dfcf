package io.plumbline.notebooks;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * From values to pixels, with round numbers at its ticks.
 *
 * @param low  value at {@code from}
 * @param high value at {@code to}
 * @param step between ticks
 */
record Scale(double low, double high, double step, double from, double to) {
    private static final int TICKS = 6;

    /** A scale that holds all values, its ends on ticks. */
    static Scale of(DoubleStream values, double from, double to) {
        double[] all = values.toArray();
        double least = DoubleStream.of(all).min().orElse(0);
        double most = DoubleStream.of(all).max().orElse(1);
        if (most <= least) {
            most = least + Math.max(1, Math.abs(least));
        }
        double step = step((most - least) / TICKS);
        return new Scale(Math.floor(least / step) * step, Math.ceil(most / step) * step, step, from, to);
    }

    private static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(times -> times * power)
                .filter(step -> step >= atLeast * 0.999)
                .findFirst()
                .orElse(10 * power);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    List<Double> ticks() {
        return LongStream.rangeClosed(Math.round(low / step), Math.round(high / step))
                .mapToObj(i -> i * step)
                .toList();
    }

    String label(double tick) {
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step * 1.001)));
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", tick);
        return text.matches("-0[.0]*") ? text.substring(1) : text;
    }
}
