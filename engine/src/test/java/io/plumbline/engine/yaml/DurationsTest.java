package io.plumbline.engine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void unitsAreSecondsMinutesHoursDaysAndWeeks() {
        assertEquals(Optional.of(Duration.ofSeconds(9)), Durations.parse("9s"));
        assertEquals(Optional.of(Duration.ofMinutes(30)), Durations.parse("30m"));
        assertEquals(Optional.of(Duration.ofHours(12)), Durations.parse("12h"));
        assertEquals(Optional.of(Duration.ofDays(7)), Durations.parse("7d"));
        assertEquals(Optional.of(Duration.ofDays(14)), Durations.parse("2w"));
    }

    @Test
    void anythingElseIsNoDuration() {
        for (String text : new String[] {"", "7", "d", "-7d", "1.5d", "7 d", "7D", "1y", "99999999d"}) {
            assertEquals(Optional.empty(), Durations.parse(text), text);
        }
    }
}
