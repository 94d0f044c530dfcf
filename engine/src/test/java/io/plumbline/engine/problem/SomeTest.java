package io.plumbline.engine.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SomeTest {
    @Test
    void asManyAsMayBeShownAreAllShown() {
        assertEquals("", Some.of(List.of(), 2));
        assertEquals("a, b", Some.of(List.of("a", "b"), 2));
    }

    @Test
    void theOthersAreCounted() {
        assertEquals("a, b and 1 more", Some.of(List.of("a", "b", "c"), 2));
        assertEquals("a and no. 2 more", Some.of(List.of("a", "b", "c"), 1, count -> "no. " + count));
    }
}
