package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Examples small enough to be checked by hand. */
class ScorePlanExamplesTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");

    private final History history = new History().lead("ann", "2026-01-01T00:00:00Z", Map.of());

    @Test
    void eachEventGivesItsPoints() {
        history.event("ann", "download", "2026-02-01T00:00:00Z")
                .event("ann", "newsletter", "2026-02-02T00:00:00Z")
                .event("ann", "newsletter", "2026-02-03T00:00:00Z")
                .event("ann", "webinar", "2026-02-04T00:00:00Z")
                .event("ann", "demo_request", "2026-02-05T00:00:00Z");
        assertEngagement("23", """
                - { id: document, points: 5, event: download }
                - { id: newsletter, points: 3, event: newsletter }
                - { id: webinar, points: 2, event: webinar }
                - { id: demo, points: 10, event: demo_request }
                """);
    }

    @Test
    void anEventOfOneHalfLifeCountsHalf() {
        history.event("ann", "page_view", "2026-02-15T12:00:00Z", Map.of("page", "Pricing"))
                .event("ann", "page_view", "2026-02-01T12:00:00Z", Map.of("page", "pricing"))
                .event("ann", "page_view", "2026-02-15T12:00:00Z", Map.of("page", "docs"));
        assertEngagement("11.25", """
                - { id: pricing, points: 15, event: page_view, half_life: 14d, where: { property: page, equals: pricing } }
                """);
    }

    @Test
    void anExpiringEventFallsEvenlyToNothing() {
        history.event("ann", "webinar", "2026-02-24T12:00:00Z").event("ann", "webinar", "2026-02-19T12:00:00Z");
        assertEngagement("5", "- { id: webinar, points: 10, event: webinar, expires: 10d }");
    }

    @Test
    void whatFallsEvenlyIsRoundedHalfAwayFromZeroExactly() {
        // 1,165,752 of 6,912,000 seconds are left: 1,011,937.5 of 6,000,000 micro-points.
        history.event("ann", "webinar", "2025-12-24T23:49:12Z");
        assertEngagement("1.011938", "- { id: webinar, points: 6, event: webinar, expires: 80d }");
        assertEngagement("-1.011938", "- { id: webinar, points: -6, event: webinar, expires: 80d }");
        assertEngagement("16865.625", "- { id: webinar, points: 100000, event: webinar, expires: 80d }");
    }

    @Test
    void whatFallsEvenlyOverALongTimeIsExact() {
        history.event("ann", "webinar", "2026-03-01T11:59:59.999999Z");
        assertEngagement("99998.999999", "- { id: webinar, points: 99998.999999, event: webinar, expires: 9999w }");
    }

    @Test
    void theWindowHoldsItsFirstInstantAndNotTheMomentItself() {
        history.event("ann", "webinar", "2026-02-28T12:00:00Z")
                .event("ann", "webinar", "2026-02-28T11:59:59.999999Z")
                .event("ann", "webinar", "2026-03-01T11:59:59.999999Z")
                .event("ann", "webinar", "2026-03-01T12:00:00Z");
        assertEngagement("2", "- { id: webinar, points: 1, event: webinar, within: 1d }");
    }

    @Test
    void datesBesideTheMomentHoldTheirFirstInstantAndNotTheirLast() {
        // The moment is noon of 1 March; a date is its midnight.
        for (String[] each : new String[][] {
            {"2026-03-01", "1"}, {"2026-02-28", "0"}, {"2026-02-27", "0"}, {"2026-03-02", "10"}, {"2026-03-03", "0"}
        }) {
            history.leads.set(
                    0,
                    new History.Lead(
                            "ann",
                            Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                            Map.of("trial_end", LocalDate.parse(each[0]))));
            assertEngagement(each[1], """
                    - { id: past, points: 1, when: { attribute: trial_end, within_last: 24h } }
                    - { id: soon, points: 10, when: { attribute: trial_end, within_next: 1d } }
                    """);
        }
        for (String[] each : new String[][] {
            {"2026-02-28T12:00:00Z", "1"},
            {"2026-02-28T11:59:59.999999Z", "0"},
            {"2026-03-01T11:59:59.999999Z", "1"},
            {"2026-03-01T12:00:00Z", "10"},
            {"2026-03-02T11:59:59.999999Z", "10"},
            {"2026-03-02T12:00:00Z", "0"}
        }) {
            history.leads.set(
                    0,
                    new History.Lead(
                            "ann",
                            Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                            Map.of("renewed_at", Instant.parse(each[0]))));
            assertEngagement(each[1], """
                    - { id: past, points: 1, when: { attribute: renewed_at, within_last: 1d } }
                    - { id: soon, points: 10, when: { attribute: renewed_at, within_next: 1d } }
                    """);
        }
    }

    @Test
    void aConditionAsksForASumOrAMaximum() {
        history.event("ann", "page_view", "2026-02-22T12:00:00Z", Map.of("page", "pricing", "seconds", 299.5))
                .event("ann", "page_view", "2026-02-28T12:00:00Z", Map.of("page", "docs", "seconds", 0.5))
                .event("ann", "page_view", "2026-02-28T12:00:00Z", Map.of("page", "docs"))
                .event("ann", "page_view", "2026-02-22T11:59:59Z", Map.of("page", "docs", "seconds", 1000.0));
        assertEngagement("11001", """
                - { id: sum, points: 1, all_of: [ { event: page_view, within: 7d, sum: { property: seconds, at_least: 300 } } ] }
                - { id: more, points: 10, all_of: [ { event: page_view, within: 7d, sum: { property: seconds, at_least: 300.000001 } } ] }
                - { id: long, points: 100, all_of: [ { event: page_view, within: 7d, maximum: { property: seconds, at_least: 300 } } ] }
                - { id: longest, points: 1000, all_of: [ { event: page_view, within: 7d, maximum: { property: seconds, at_least: 299.5 } } ] }
                - id: no-minutes
                  points: 10000
                  none_of: [ { event: page_view, where: { property: page, equals: none }, sum: { property: seconds, at_least: -5 } } ]
                """);
    }

    @Test
    void whatWasRecordedAtTheMomentOrLaterIsNotKnown() {
        history.events.add(recorded("e1", "2026-03-01T11:59:59Z"));
        history.events.add(recorded("e2", "2026-03-01T12:00:00Z"));
        assertEngagement("1", "- { id: webinar, points: 1, event: webinar }");
    }

    private static History.Event recorded(String id, String recordedAt) {
        Instant occurredAt = Instant.parse("2026-02-01T00:00:00Z");
        return new History.Event(id, "ann", "webinar", occurredAt, Optional.of(Instant.parse(recordedAt)), Map.of());
    }

    @Test
    void theLatestOfEachUtcDayCounts() {
        history.event("ann", "page_view", "2026-02-26T23:59:59Z", Map.of("seconds", 1.0))
                .event("ann", "page_view", "2026-02-27T00:00:00Z", Map.of("seconds", 20.0))
                .event("ann", "page_view", "2026-02-27T23:59:59Z", Map.of("seconds", 300.0));
        assertEngagement("301", rule("per: day, times: { property: seconds }"));
    }

    @Test
    void theLatestOfAllCountsOnceAndEqualInstantsGoByTheIdOfTheEvent() {
        history.event("ann", "page_view", "2026-02-27T10:00:00Z", Map.of("seconds", 1.0))
                .event("ann", "page_view", "2026-02-27T10:00:00Z", Map.of("seconds", 20.0));
        assertEngagement("20", rule("per: once, times: { property: seconds }"));
    }

    @Test
    void theLargestTermIsThatOfTheLargestPropertyTimesWeight() {
        history.event("ann", "page_view", "2026-02-27T12:00:00Z", Map.of("seconds", 100.0))
                .event("ann", "page_view", "2026-02-28T12:00:00Z", Map.of("seconds", 80.0))
                .event("ann", "page_view", "2026-02-28T12:00:00Z");
        assertEngagement("40", rule("half_life: 1d, times: { property: seconds, aggregate: maximum }"));
        assertEngagement("-40", """
                - { id: idle, points: -1, event: page_view, half_life: 1d, times: { property: seconds, aggregate: maximum } }
                """);
    }

    private static String rule(String more) {
        return "- { id: time-on-site, points: 1, event: page_view, " + more + " }";
    }

    @Test
    void aLimitKeepsTheSizeAndTheSign() {
        for (int i = 0; i < 9; i++) {
            history.event("ann", "webinar", "2026-02-27T10:00:00Z");
        }
        assertEngagement("20", "- { id: webinar, points: 10, event: webinar, limit: 20 }");
        assertEngagement("-20", "- { id: webinar, points: -10, event: webinar, limit: 20 }");
    }

    @Test
    void aTermIsRoundedHalfAwayFromZeroBeforeItIsSummed() {
        history.event("ann", "webinar", "2026-02-28T12:00:00Z").event("ann", "webinar", "2026-02-28T12:00:00Z");
        assertEngagement("0.000002", "- { id: crumb, points: 0.000001, event: webinar, half_life: 1d }");
        assertEngagement("-0.000002", "- { id: crumb, points: -0.000001, event: webinar, half_life: 1d }");
    }

    @Test
    void silenceCountsOnceTheWindowWasObservedAndTheLeadIsOldEnough() {
        history.lead("new", "2026-02-01T00:00:00Z", Map.of());
        String within59Days = "- { id: silent, points: -5, absent: webinar, within: 59d }";
        assertEngagement("-5", within59Days);
        assertEngagement("new", "0", within59Days);
        assertEngagement("0", "- { id: silent, points: -5, absent: webinar, within: 60d }");
        assertEngagement("-5", "- { id: silent, points: -5, absent: download, within: 59d }");
        history.lead("old", "2025-01-01T00:00:00Z", Map.of());
        assertEngagement("old", "0", "- { id: silent, points: -5, absent: [webinar, download], within: 60d }");
        assertEngagement("old", "-5", "- { id: silent, points: -5, absent: webinar, within: 60d }");
    }

    @Test
    void conditionsAreCombined() {
        history.lead("eva", "2026-01-01T00:00:00Z", Map.of("country", "de", "employees", 50.0))
                .event("eva", "webinar", "2026-02-27T10:00:00Z")
                .event("eva", "webinar", "2026-02-27T10:00:00Z");
        String conditions = """
                [ { attribute: country, equals: DE },
                  { attribute: employees, between: [50, 200] },
                  { event: webinar, at_least_times: %s } ] }
                """;
        assertEngagement("eva", "7", "- { id: a, points: 7, all_of: " + conditions.formatted("2"));
        assertEngagement("eva", "0", "- { id: a, points: 7, all_of: " + conditions.formatted("3"));
        assertEngagement("eva", "7", "- { id: a, points: 7, any_of: " + conditions.formatted("3"));
        assertEngagement("eva", "0", "- { id: a, points: 7, none_of: " + conditions.formatted("3"));
        assertEngagement("ann", "0", "- { id: a, points: 7, any_of: " + conditions.formatted("1"));
        assertEngagement("ann", "7", "- { id: a, points: 7, none_of: " + conditions.formatted("1"));
    }

    @Test
    void theStageIsTheLastWhoseOwnEvidenceSuffices() {
        history.event("ann", "newsletter", "2026-02-01T00:00:00Z").event("ann", "demo_request", "2026-02-02T00:00:00Z");
        String stages = """
                stage:
                  max: 12
                  stages:
                    - { name: aware, enter_at: 3, rules: [ { id: a, points: 3, event: newsletter } ] }
                    - { name: curious, enter_at: 5, rules: [ { id: b, points: 3, event: newsletter } ] }
                    - { name: deciding, enter_at: 10, rules: [ { id: c, points: 10, event: demo_request } ] }
                    - { name: closing, enter_at: 1, rules: [] }
                """;
        LeadPoints points = scores(stages).get("ann");
        assertEquals(Optional.of("deciding"), points.buyingStage());
        assertEquals(12_000_000, points.stage());
    }

    @Test
    void groupsBoundsWeightsAndGradesFollow() {
        history.event("ann", "webinar", "2026-02-01T00:00:00Z").event("ann", "demo_request", "2026-02-02T00:00:00Z");
        LeadPoints points = scores("""
                engagement:
                  max: 50
                  groups: { meetings: { limit: 30 } }
                  rules:
                    - { id: webinar, points: 20, group: meetings, event: webinar }
                    - { id: demo, points: 40, group: meetings, event: demo_request }
                    - { id: any, points: 25, event: [webinar, demo_request], per: once }
                """).get("ann");
        assertEquals(
                new LeadPoints(
                        "ann", 0, 50_000_000, 0, Optional.empty(), 50_000_000, 50_000_000, "D2", Optional.empty()),
                points);
    }

    @Test
    void nothingKnownIsZeroAndTheLastGrade() {
        LeadPoints nothing = new LeadPoints("ann", 0, 0, 0, Optional.empty(), 0, 0, "D4", Optional.empty());
        assertEquals(nothing, scores("").get("ann"));
        assertEquals(nothing, scores("""
                fit: { rules: [ { id: big, points: 9, when: { attribute: employees, at_least: 1 } } ] }
                engagement: { rules: [ { id: demo, points: 10, event: demo_request, half_life: 1d } ] }
                """).get("ann"));
    }

    private void assertEngagement(String points, String rules) {
        assertEngagement("ann", points, rules);
    }

    private void assertEngagement(String lead, String points, String rules) {
        String dimension = "engagement:\n  min: -1000000\n  max: 1000000\n  rules:\n" + rules.indent(4);
        assertEquals(
                new BigDecimal(points).movePointRight(6).longValueExact(),
                scores(dimension).get(lead).engagement());
    }

    private Map<String, LeadPoints> scores(String sections) {
        try (Store store = history.store()) {
            return LeadPoints.of(
                    store,
                    ScorePlan.of(
                            Scorecards.of(sections),
                            History.DECLARATIONS,
                            AttributesAsOf.in(store),
                            Moment.everyLead(AS_OF)));
        }
    }
}
