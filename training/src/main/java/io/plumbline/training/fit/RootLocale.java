package io.plumbline.training.fit;

import java.io.IOException;
import java.util.Locale;

/**
 * Tribuo finds the accessors of its saved form by upper-casing a letter in the reader's default locale, and in Turkish
 * {@code i} becomes another letter than {@code I}. So saving and loading run under the root locale, one at a time, and
 * put back what was there.
 */
final class RootLocale {
    private RootLocale() {}

    /** Saving or loading. */
    interface Work<T> {
        T run() throws IOException;
    }

    static synchronized <T> T during(Work<T> work) throws IOException {
        Locale whole = Locale.getDefault();
        Locale display = Locale.getDefault(Locale.Category.DISPLAY);
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.ROOT);
        try {
            return work.run();
        } finally {
            Locale.setDefault(whole);
            Locale.setDefault(Locale.Category.DISPLAY, display);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }
}
