package io.plumbline.engine.feature;

import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names and conditions of windows of time before a moment. */
final class Window {
    private static final Map<String, Duration> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("day", Duration.ofDays(1));
        UNITS.put("hour", Duration.ofHours(1));
        UNITS.put("minute", Duration.ofMinutes(1));
        UNITS.put("second", Duration.ofSeconds(1));
    }

    private Window() {}

    /** {@code _7d} for seven days, nothing for all time. */
    static String suffix(Optional<Duration> within) {
        return within.map(Window::written)
                .map(words -> "_" + words[0] + words[1].charAt(0))
                .orElse("");
    }

    /** {@code in the 7 days before}, or {@code ever}. */
    static String words(Optional<Duration> within) {
        return within.map(Window::written)
                .map(words -> "in the " + words[0] + " " + words[1] + (words[0].equals("1") ? "" : "s") + " before")
                .orElse("ever before");
    }

    /** {@code  7 days}, with the space before it; {@code  day} for one. */
    static String length(Duration window) {
        String[] words = written(window);
        return words[0].equals("1") ? " " + words[1] : " " + words[0] + " " + words[1] + "s";
    }

    /** Whether an event of an age falls in the window: {@code as_of - window <= occurred_at}. */
    static String contains(Duration window, String ageMicros) {
        return ageMicros + " <= " + Sql.microseconds(window);
    }

    /** The longest of some windows; empty when one of them is all time. */
    static Optional<Duration> longest(List<Optional<Duration>> windows) {
        boolean bounded = windows.stream().allMatch(Optional::isPresent);
        return bounded ? windows.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()) : Optional.empty();
    }

    static void requirePositive(Optional<Duration> within) {
        within.ifPresent(window -> {
            if (window.isNegative() || window.isZero() || window.toNanosPart() != 0) {
                throw new IllegalArgumentException("A window must be a positive number of whole seconds.");
            }
        });
    }

    /** The count and the longest unit that divides the window. */
    private static String[] written(Duration window) {
        return UNITS.entrySet().stream()
                .filter(unit -> window.toSeconds() % unit.getValue().toSeconds() == 0)
                .findFirst()
                .map(unit -> new String[] {
                    Long.toString(window.toSeconds() / unit.getValue().toSeconds()), unit.getKey()
                })
                .orElseThrow();
    }
}
