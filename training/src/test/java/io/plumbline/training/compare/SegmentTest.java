package io.plumbline.training.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private static final List<Optional<String>> COUNTRIES = List.of(
            Optional.of("NL"),
            Optional.of("DE"),
            Optional.of("NL"),
            Optional.of("other"),
            Optional.empty(),
            Optional.of("DE"));

    @Test
    void everyRowIsInOneSegmentAndFewOnesArePooled() {
        assertEquals(
                List.of("country=DE [1, 5] true", "country=NL [0, 2] true", "country: other [3, 4] true"),
                segments(new boolean[] {true, false, false, true, false, true}, 1));
    }

    @Test
    void bothOutcomesMustBeThereOftenEnough() {
        assertEquals(
                List.of("country: other [0, 1, 2, 3, 4, 5] false"),
                segments(new boolean[] {true, false, false, false, false, false}, 2));
    }

    @Test
    void leadsWithoutAValueAreASegmentWhereTheyAreEnough() {
        List<Optional<String>> values = List.of(Optional.empty(), Optional.empty());
        assertEquals(
                List.of("country: missing"),
                Segment.of("country", values, new boolean[] {true, false}, 1).stream()
                        .map(Segment::name)
                        .toList());
    }

    private static List<String> segments(boolean[] labels, int minimum) {
        return Segment.of("country", COUNTRIES, labels, minimum).stream()
                .map(segment -> segment.name() + " " + Arrays.toString(segment.rows()) + " " + segment.judged())
                .toList();
    }
}
