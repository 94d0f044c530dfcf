package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GridTest {
    private static List<Instant> points(Grid.Every every, String from, String to) {
        return new Grid(every, Optional.empty()).points(Instant.parse(from), Instant.parse(to));
    }

    private static List<Instant> instants(String... instants) {
        return Stream.of(instants).map(Instant::parse).toList();
    }

    @Test
    void weeksBeginOnMondayAtMidnight() {
        assertEquals(
                instants("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"),
                points(Grid.Every.WEEKLY, "2026-02-23T00:00:00.000001Z", "2026-03-15T23:59:59Z"));
    }

    @Test
    void bothEndsAreIncluded() {
        assertEquals(
                instants("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"),
                points(Grid.Every.WEEKLY, "2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z"));
        assertEquals(List.of(), points(Grid.Every.DAILY, "2026-03-02T00:00:01Z", "2026-03-02T23:00:00Z"));
    }

    @Test
    void monthsDaysAndHoursBeginAtTheirFirstInstant() {
        assertEquals(
                instants("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"),
                points(Grid.Every.MONTHLY, "2026-01-02T00:00:00Z", "2026-03-31T00:00:00Z"));
        assertEquals(
                instants("2026-03-01T00:00:00Z"),
                points(Grid.Every.DAILY, "2026-02-28T10:00:00Z", "2026-03-01T10:00:00Z"));
        assertEquals(
                instants("2026-02-28T23:00:00Z", "2026-03-01T00:00:00Z"),
                points(Grid.Every.HOURLY, "2026-02-28T22:30:00Z", "2026-03-01T00:59:00Z"));
    }

    @Test
    void aDeclaredBeginningCountsWhenItIsTheLater() {
        Grid grid = new Grid(Grid.Every.DAILY, Optional.of(LocalDate.of(2026, 3, 2)));
        assertEquals(
                instants("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"),
                grid.points(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")));
        assertEquals(
                instants("2026-03-03T00:00:00Z"),
                grid.points(Instant.parse("2026-03-02T12:00:00Z"), Instant.parse("2026-03-03T00:00:00Z")));
    }
}
