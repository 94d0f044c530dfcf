package io.plumbline.engine.workspace;

import java.time.ZoneId;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How times are written.
 *
 * @param zone    the zone of times without an offset
 * @param pattern the format in strptime's letters, or one of {@link #EPOCHS}; empty for ISO 8601
 */
public record TimeFormat(ZoneId zone, Optional<String> pattern) {

    /** The words for numbers counted from 1970, and how many microseconds one of each is. */
    public static final NavigableMap<String, Long> EPOCHS =
            new TreeMap<>(Map.of("epoch_seconds", 1_000_000L, "epoch_milliseconds", 1_000L, "epoch_microseconds", 1L));

    /** The microseconds of one unit, for times that are numbers counted from 1970 in UTC. */
    public OptionalLong epochUnit() {
        return pattern.filter(EPOCHS::containsKey)
                .map(EPOCHS::get)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
