package io.plumbline.training.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void percentilesOfACountToAHundredAreReadOff() {
        List<OptionalDouble> draws = IntStream.rangeClosed(0, 100)
                .mapToObj(d -> OptionalDouble.of(100 - d))
                .toList();

        assertEquals(Optional.of(new Interval(2.5, 97.5)), Interval.ofDraws(draws));
    }

    @Test
    void percentilesLieBetweenNeighbours() {
        List<OptionalDouble> draws = List.of(OptionalDouble.of(1), OptionalDouble.of(2));

        assertEquals(Optional.of(new Interval(1.025, 1.975)), Interval.ofDraws(draws));
    }

    @Test
    void oneUndefinedDrawInTenIsLeftOut() {
        assertEquals(Optional.of(new Interval(4, 4)), Interval.ofDraws(draws(9, 1)));
    }

    @Test
    void moreUndefinedDrawsLeaveNoInterval() {
        assertEquals(Optional.empty(), Interval.ofDraws(draws(8, 2)));
        assertEquals(Optional.empty(), Interval.ofDraws(List.of()));
    }

    @Test
    void endsInTheWrongOrderAreRefused() {
        assertEquals(
                "An interval needs low <= high, both numbers",
                assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1))
                        .getMessage());
    }

    private static List<OptionalDouble> draws(int defined, int undefined) {
        return Stream.concat(
                        Stream.generate(() -> OptionalDouble.of(4)).limit(defined),
                        Stream.generate(OptionalDouble::empty).limit(undefined))
                .toList();
    }
}
