package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scorecards that ask for too much get a clear error or the right answer. */
class HostileScorecardsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private final History history = new History()
            .lead("ann", "2026-01-01T00:00:00Z", Map.of("job_title", "d9999.com", "employees", 7.0))
            .event("ann", "page_view", "2026-02-02T00:00:00Z", Map.of("page", "pricing"));

    @Test
    void numbersWithoutMeaningAreTold() {
        assertTold("limit: 0", "The number is below 0.001.");
        assertTold("half_life: -5d", "'-5d' cannot be used here.");
        assertTold("half_life: 0d", "'0d' cannot be used here.");
        assertTold("within: 100000d", "'100000d' cannot be used here.");
        assertTold("within: 99999w", "'99999w' cannot be used here.");
    }

    private static void assertTold(String key, String what) {
        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> Scorecards.of("engagement: { rules: [ { id: a, points: 1, event: page_view, " + key + " } ] }"));
        assertEquals(what, thrown.problems().get(0).what());
    }

    @Test
    void aMillionPointsAreTooManyAndAHundredThousandAreExact() {
        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> Scorecards.of("engagement: { rules: [ { id: a, points: 1000000, event: page_view } ] }"));
        assertEquals("The number is above 100000.", thrown.problems().get(0).what());
        assertEquals(
                100_000_000_000L,
                engagement("engagement: { max: 1000000, rules: [ { id: a, points: 100000, event: page_view } ] }"));
    }

    @Test
    void theLongestWindowsReachBackToTheFirstEvents() {
        for (String longest : List.of("99999d", "9999w", "99999h", "99999m")) {
            assertEquals(
                    1_000_000,
                    engagement("engagement: { rules: [ { id: a, points: 1, event: page_view, within: " + longest
                            + " } ] }"),
                    longest);
        }
        assertEquals(
                0, engagement("engagement: { rules: [ { id: a, points: 1, event: page_view, within: 86400s } ] }"));
    }

    @Test
    void aScorecardOfNothingGivesNothing() {
        assertEquals(0, engagement(""));
        assertEquals(0, engagement("engagement: { rules: [] }\nsegments: []\n"));
    }

    @Test
    void aThousandRulesAreAddedUp() {
        String rules = IntStream.range(0, 1_000)
                .mapToObj(i ->
                        "    - { id: r" + i + ", points: 0.001, when: { attribute: employees, at_most: " + i + " } }")
                .collect(Collectors.joining("\n"));
        assertEquals(993_000, engagement("engagement:\n  rules:\n" + rules + "\n"));
    }

    @Test
    void manyRulesOnEventsAreAddedUpAndTooManyAreTold() {
        Scorecard most = Scorecards.of("engagement:\n  rules:\n" + onEvents(300));
        try (Store store = history.store()) {
            LeadScorer.scoreAndSayWhy(store, most, History.DECLARATIONS, 1, AS_OF);
            assertEquals(
                    274_000,
                    store.number("select cast(1e6 * engagement as bigint) from lead_score")
                            .orElseThrow());
            assertEquals(
                    274_000,
                    Explainer.explain(store, most, History.DECLARATIONS, "ann", AS_OF)
                            .engagementMicros());
        }
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> Scorecards.of("engagement:\n  rules:\n" + onEvents(1_001)));
        assertEquals(
                "The rules read events 1001 times; together they can do so 1000 times at most.",
                thrown.problems().get(0).what());
    }

    private static String onEvents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "    - { id: r" + i + ", points: 0.001, event: page_view, within: " + (i + 1) + "d }\n")
                .collect(Collectors.joining());
    }

    @Test
    void aListOfTenThousandEntriesIsLookedUp() {
        String entries =
                IntStream.range(0, 10_000).mapToObj(i -> "d" + i + ".com").collect(Collectors.joining(", "));
        assertEquals(1_000_000, engagement("lists: { many: [" + entries + "] }\n" + """
                engagement:
                  rules: [ { id: a, points: 1, when: { attribute: job_title, domain_in_list: many } } ]
                """));
    }

    private long engagement(String sections) {
        try (Store store = history.store()) {
            return LeadPoints.of(
                            store,
                            ScorePlan.of(
                                    Scorecards.of(sections),
                                    History.DECLARATIONS,
                                    AttributesAsOf.in(store),
                                    Moment.everyLead(AS_OF)))
                    .get("ann")
                    .engagement();
        }
    }
}
