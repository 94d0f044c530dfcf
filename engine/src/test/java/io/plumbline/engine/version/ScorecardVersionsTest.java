package io.plumbline.engine.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.Grades;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScorecardVersionsTest {
    private static final Scorecard FIRST = scorecard("first");
    private static final Scorecard SECOND = scorecard("second");
    private static final Scorecard THIRD = scorecard("third");

    private final Store store = Store.inMemory();
    private long runId;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whileNoRunUsedAScorecardTheCurrentOneCounts() {
        assertEquals("first", inForceAt("2026-01-01"));
    }

    @Test
    void aVersionIsInForceFromTheAsOfOfTheFirstRunThatUsedIt() {
        use(FIRST, "2026-02-01");
        use(FIRST, "2026-03-01");
        use(SECOND, "2026-04-01");
        assertEquals("first", inForceAt("2026-01-01"));
        assertEquals("first", inForceAt("2026-03-31"));
        assertEquals("second", inForceAt("2026-04-01"));
        assertEquals("second", inForceAt("2027-01-01"));
        assertEquals(List.of("1 first 2026-02-01 1", "2 second 2026-04-01 3"), lines());
    }

    @Test
    void aScorecardThatReturnsIsAVersionOfItsOwn() {
        use(FIRST, "2026-02-01");
        use(SECOND, "2026-03-01");
        use(FIRST, "2026-04-01");
        assertEquals("second", inForceAt("2026-03-15"));
        assertEquals("first", inForceAt("2026-04-15"));
        assertEquals(List.of("1 first 2026-02-01 1", "2 second 2026-03-01 2", "3 first 2026-04-01 3"), lines());
    }

    @Test
    void ofTwoRunsAsOfOneInstantTheLaterPutsItsScorecardInForce() {
        use(FIRST, "2026-02-01");
        use(SECOND, "2026-02-01");
        assertEquals("second", inForceAt("2026-02-01"));
        assertEquals(
                "first",
                new ScorecardVersions(THIRD, ScorecardVersions.stored(store).subList(0, 1))
                        .inForceAt(at("2026-02-01"))
                        .name());
    }

    @Test
    void lookingBackChangesNothingOfWhatWasInForce() {
        use(FIRST, "2026-02-01");
        use(SECOND, "2026-04-01");
        use(THIRD, "2026-03-01");
        use(THIRD, "2026-01-01");
        assertEquals("first", inForceAt("2026-03-15"));
        assertEquals("first", inForceAt("2025-01-01"));
        assertEquals(List.of("1 first 2026-02-01 1", "2 second 2026-04-01 2", "3 third - 3"), lines());
        use(THIRD, "2026-05-01");
        assertEquals("third", inForceAt("2026-05-01"));
        assertEquals("4 third 2026-05-01 5", lines().get(3));
    }

    @Test
    void aVersionKeepsWhatWasWritten() {
        use(FIRST, "2026-02-01");
        ScorecardVersion version = ScorecardVersions.stored(store).get(0);
        assertEquals(FIRST, version.scorecard());
        assertEquals(FIRST.fingerprint(), version.fingerprint());
        assertEquals("name: first # as written\n", version.text());
    }

    private void use(Scorecard scorecard, String day) {
        ScorecardVersions.use(store, scorecard, "name: " + scorecard.name() + " # as written\n", ++runId, at(day));
    }

    private String inForceAt(String day) {
        return ScorecardVersions.in(store, FIRST).inForceAt(at(day)).name();
    }

    private List<String> lines() {
        return ScorecardVersions.stored(store).stream()
                .map(version -> version.number() + " " + version.name() + " "
                        + version.inForceFrom()
                                .map(from -> from.toString().substring(0, 10))
                                .orElse("-")
                        + " " + version.runId())
                .toList();
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private static Scorecard scorecard(String name) {
        return new Scorecard(
                name,
                Dimension.EMPTY,
                Dimension.EMPTY,
                BuyingStage.EMPTY,
                new PointsScore(1, 1, 1, Bounds.USUAL),
                Grades.USUAL,
                List.of());
    }
}
