package io.plumbline.training.health;

import java.util.Locale;

/** Figures in sentences, the same in every country. */
final class Words {
    private Words() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String counted(long value, String one, String several) {
        return count(value) + " " + (value == 1 ? one : several);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }

    static String percent(double share) {
        return decimal(100 * share) + " %";
    }
}
