package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events weighed by the channel they came through, counted by hand. */
class ChannelScoresTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final String CHANNELS = "channels: { property: kind, weights: { email: 1, Social: 0.5, ads: 0 } }";

    private final History history = new History()
            .lead("ann", "2026-01-01T00:00:00Z", Map.of())
            .event("ann", "download", "2026-02-01T00:00:00Z", Map.of("kind", "Email"))
            .event("ann", "download", "2026-02-02T00:00:00Z", Map.of("kind", "social"))
            .event("ann", "download", "2026-02-15T00:00:00Z", Map.of("kind", "ads"))
            .event("ann", "download", "2026-02-15T00:00:00Z", Map.of("kind", "fair"))
            .event("ann", "download", "2026-02-15T00:00:00Z")
            .event("ann", "webinar", "2026-02-15T00:00:00Z");

    @Test
    void eachEventCountsByItsChannel() {
        assertEngagement(
                38_000_000,
                CHANNELS,
                "- { id: a, points: 8, event: download }",
                "- { id: b, points: 10, event: webinar }");
        assertEngagement(40_000_000, CHANNELS, "- { id: a, points: 8, event: download, channel_weights: false }");
        assertEngagement(
                23_000_000,
                "channels: { property: kind, weights: { email: 1, social: 0.5, ads: 0 }, otherwise: 0.75 }",
                "- { id: a, points: 8, event: download }",
                "- { id: b, points: -1, event: [download, webinar] }"
                        .replace("-1, event: [download, webinar]", "-1, event: webinar"));
    }

    @Test
    void channelsAreFoldedAsTheEventsAre() {
        History folded = new History()
                .lead("ann", "2026-01-01T00:00:00Z", Map.of())
                .event("ann", "download", "2026-02-01T00:00:00Z", Map.of("kind", "İnternet"))
                .event("ann", "download", "2026-02-02T00:00:00Z", Map.of("kind", "\tΤΥΠΟΣ\u00a0"));
        assertEngagement(
                folded,
                3_000_000,
                "channels: { property: kind, weights: { İNTERNET: 1, ΤΥΠΟΣ: 0.5 }, otherwise: 0 }",
                "- { id: a, points: 2, event: download }");
    }

    @Test
    void theProductIsRoundedToAMicroPointBeforeAnythingElse() {
        // 0.000001 x 0.5 is half a micro-point, which is rounded away from zero; twice it would be one.
        assertEngagement(
                4,
                "channels: { property: kind, weights: { email: 0.5, social: 0.5, ads: 0.4 } }",
                "- { id: a, points: 0.000001, event: download }");
    }

    @Test
    void whatAPropertyMultipliesIsRoundedOnceAfterIt() {
        // A micro-point a second, weighed 0.4, is none by itself and 40 of them in a hundred seconds.
        History visit = new History()
                .lead("ann", "2026-01-01T00:00:00Z", Map.of())
                .event("ann", "page_view", "2026-02-01T00:00:00Z", Map.of("page", "docs", "seconds", 100.0));
        assertEngagement(
                visit,
                40,
                "channels: { property: page, weights: { docs: 0.4 } }",
                "- { id: a, points: 0.000001, event: page_view, times: { property: seconds } }");
    }

    @Test
    void decayAndTheLatestEventHeedTheChannel() {
        // social (27 days) weighs a half, the others at 14 days: 0, 1 and 1
        assertEngagement(16_000_000, CHANNELS, "- { id: a, points: 16, event: download, within: 20d, half_life: 14d }");
        // of the three at one instant the greatest id counts: the one without a channel
        assertEngagement(16_000_000, CHANNELS, "- { id: a, points: 16, event: download, per: once }");
        assertEngagement(4_000_000, CHANNELS, "- { id: a, points: 4, event: download, per: once, limit: 100 }");
        // 14 of 28 days are left
        assertEngagement(16_000_000, CHANNELS, "- { id: a, points: 16, event: download, within: 20d, expires: 28d }");
    }

    @Test
    void aPropertyThatNoEventHasIsTold() {
        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> scorecard(
                        "channels: { property: chanel, weights: { email: 1 } }",
                        "- { id: a, points: 1, event: webinar }"));
        assertEquals(
                "No type of events has the property 'chanel', which is to name the channel.",
                thrown.problems().get(0).what());
        ProblemException number = assertThrows(
                ProblemException.class,
                () -> scorecard(
                        "channels: { property: seconds, weights: { A: 1, a: 2 } }",
                        "- { id: a, points: 1, event: webinar }"));
        assertEquals(
                "The channel is named by 'seconds', which is declared as number.|The channel 'a' has two weights.",
                number.problems().get(0).what() + "|" + number.problems().get(1).what());
    }

    private void assertEngagement(long micros, String channels, String... rules) {
        assertEngagement(history, micros, channels, rules);
    }

    private static void assertEngagement(History history, long micros, String channels, String... rules) {
        try (Store store = history.store()) {
            Map<String, LeadPoints> scores = LeadPoints.of(
                    store,
                    ScorePlan.of(
                            scorecard(channels, rules),
                            History.DECLARATIONS,
                            AttributesAsOf.in(store),
                            Moment.everyLead(AS_OF)));
            assertEquals(micros, scores.get("ann").engagement());
        }
    }

    private static Scorecard scorecard(String channels, String... rules) {
        return Scorecards.of("engagement:\n  " + channels + "\n  rules:\n    " + String.join("\n    ", rules) + "\n");
    }
}
