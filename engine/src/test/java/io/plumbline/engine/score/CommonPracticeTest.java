package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The points that handbooks give as examples, as they are written there. */
class CommonPracticeTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void documentsNewslettersWebinarsAndDemosAddUp() {
        History history = lead("ann", Map.of())
                .event("ann", "download", "2026-02-01T00:00:00Z")
                .event("ann", "newsletter", "2026-02-02T00:00:00Z")
                .event("ann", "newsletter", "2026-02-03T00:00:00Z")
                .event("ann", "webinar", "2026-02-04T00:00:00Z")
                .event("ann", "demo_request", "2026-02-05T00:00:00Z");
        assertEquals(Map.of("ann", 23_000_000L), points(history, """
                engagement:
                  rules:
                    - { id: document, points: 5, event: download }
                    - { id: newsletter, points: 3, event: newsletter }
                    - { id: webinar, points: 2, event: webinar }
                    - { id: demo, points: 10, event: demo_request }
                """));
    }

    @Test
    void interestAndFitMakeAnMqlOfSixtyPoints() {
        History history = lead("ann", Map.of("employees", 50.0, "job_title", "Sales Manager DACH"))
                .lead("bob", "2026-01-01T00:00:00Z", Map.of("employees", 201.0, "free_mail", true))
                .event("ann", "download", "2026-02-01T00:00:00Z", Map.of("kind", "White paper"))
                .event("ann", "page_view", "2026-02-02T00:00:00Z", Map.of("page", "/pricing/eu"))
                .event("bob", "page_view", "2026-02-02T00:00:00Z", Map.of("page", "pricing"))
                .event("bob", "webinar", "2026-02-02T00:00:00Z");
        assertEquals(Map.of("ann", 60_000_000L, "bob", 20_000_000L), points(history, """
                fit:
                  min: -100
                  rules:
                    - { id: size, points: 25, when: { attribute: employees, between: [50, 200] } }
                    - { id: sales-manager, points: 10, when: { attribute: job_title, contains_any: [sales manager] } }
                    - { id: free-mail, points: -15, when: { attribute: free_mail, is_true: true } }
                engagement:
                  rules:
                    - { id: white-paper, points: 10, event: download, where: { property: kind, equals: white paper }, per: once }
                    - { id: pricing, points: 15, event: page_view, where: { property: page, matches: '\\bpricing\\b' }, per: once }
                    - { id: webinar, points: 20, event: webinar, per: once }
                """));
    }

    private static History lead(String id, Map<String, Object> attributes) {
        return new History().lead(id, "2026-01-01T00:00:00Z", attributes);
    }

    private static Map<String, Long> points(History history, String sections) {
        try (Store store = history.store()) {
            Map<String, Long> points = new TreeMap<>();
            LeadPoints.of(
                            store,
                            ScorePlan.of(
                                    Scorecards.of(sections),
                                    History.DECLARATIONS,
                                    AttributesAsOf.in(store),
                                    Moment.everyLead(AS_OF)))
                    .forEach((lead, scores) -> points.put(lead, scores.points()));
            return points;
        }
    }
}
