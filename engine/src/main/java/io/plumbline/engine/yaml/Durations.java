package io.plumbline.engine.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the files write them: a whole number and one of the units s, m, h, d (24 hours), w (7 days). */
public final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})([smhdw])");

    private Durations() {}

    /** The duration that a text means; empty when it means none. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))));
    }

    private static Duration unit(String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }
}
