package io.plumbline.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as texts, the same in every country. A figure that is absent is {@link #NONE}. */
public final class Figures {

    /** What stands in the place of a figure that there is not. */
    public static final String NONE = "-";

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+([eE]-?\\d+)?");

    private Figures() {}

    /** A whole number with commas between thousands. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number with a fixed number of decimals and commas between thousands. */
    public static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        boolean nothingLeft = text.chars().allMatch(c -> "-0.,".indexOf(c) >= 0);
        return nothingLeft && text.startsWith("-") ? text.substring(1) : text;
    }

    /** {@link #decimals(double, int)} of a figure that may be absent. */
    public static String decimals(OptionalDouble value, int decimals) {
        return value.isPresent() ? decimals(value.getAsDouble(), decimals) : NONE;
    }

    /** A share of 1 as a percentage with one decimal. */
    public static String percent(double share) {
        return decimals(100 * share, 1) + " %";
    }

    /** {@link #percent(double)} of a figure that may be absent. */
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NONE;
    }

    /** A text that is a number, with two decimals at most; any other text as it is. */
    public static String tidied(String text) {
        return NUMBER.matcher(text).matches()
                ? decimals(Double.parseDouble(text), 2).replaceFirst("\\.?0+$", "")
                : text;
    }

    /** A sign, a space left out, and the decimals: {@code +0.012}. */
    public static String signed(double value, int decimals) {
        String text = decimals(value, decimals);
        return value > 0 && !text.startsWith("-") ? "+" + text : text;
    }

    /** Seconds with one decimal. */
    public static String seconds(Duration duration) {
        return decimals(duration.toNanos() / 1e9, 1) + " s";
    }

    /** A word for one or for several: {@code 1 lead}, {@code 3 leads}. */
    public static String counted(long value, String one, String several) {
        return count(value) + " " + (value == 1 ? one : several);
    }
}
