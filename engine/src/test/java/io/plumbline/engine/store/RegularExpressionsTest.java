package io.plumbline.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegularExpressionsTest {
    @Test
    void aFaultIsToldInTheEnginesWords() {
        assertEquals(Optional.of("missing ]: [a"), RegularExpressions.fault("[a"));
        assertEquals(Optional.empty(), RegularExpressions.fault("^a.*'b'$"));
    }

    /** One engine in memory for each would take half a minute. */
    @Test
    void aThousandPatternsAreJudgedByOneEngine() {
        assertTimeout(
                Duration.ofSeconds(20),
                () -> IntStream.range(0, 1_000)
                        .forEach(number ->
                                assertEquals(Optional.empty(), RegularExpressions.fault("^pattern " + number + "$"))));
    }
}
