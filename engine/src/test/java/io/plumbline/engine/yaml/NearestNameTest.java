package io.plumbline.engine.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void oneWrongMissingExtraOrSwappedLetterIsOneStep() {
        assertEquals(1, NearestName.distance("points", "poinds"));
        assertEquals(1, NearestName.distance("points", "point"));
        assertEquals(1, NearestName.distance("points", "ppoints"));
        assertEquals(1, NearestName.distance("points", "piontS"));
        assertEquals(6, NearestName.distance("", "points"));
    }

    @Test
    void theNearestNameWins() {
        assertEquals(Optional.of("page_view"), NearestName.of("pageview", List.of("page_like", "page_view")));
    }

    @Test
    void nothingIsSuggestedThatHardlyResembles() {
        assertEquals(Optional.empty(), NearestName.of("colour", List.of("points", "when")));
    }
}
