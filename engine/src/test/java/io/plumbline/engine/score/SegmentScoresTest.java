package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leads of segments with scorecards of their own, counted by hand. */
class SegmentScoresTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    private static final Scorecard SCORECARD = Scorecards.of("""
            fit:
              rules:
                - { id: size, points: 10, when: { attribute: employees, at_least: 50 } }
            engagement:
              rules:
                - { id: visit, points: 2, event: page_view }
            stage:
              stages:
                - { name: aware, enter_at: 4, rules: [ { id: seen, points: 4, event: page_view, per: once } ] }
            segments:
              - name: enterprise
                when: { attribute: employees, at_least: 1000 }
                fit: { rules: [ { id: size, points: 30 } ] }
                stage: { stages: [ { name: aware, enter_at: 5 } ] }
                points: { weights: { engagement: 0.5 } }
                grade: { fit: [30, 20, 10] }
              - name: home
                when: { attribute: country, equals: DE }
                fit: { without: [size] }
                engagement: { max: 3, rules: [ { id: mail, points: 1, event: newsletter } ] }
            """);

    private final History history = new History()
            .lead("big", "2026-01-01T00:00:00Z", Map.of("employees", 1_000.0, "country", "DE"))
            .lead("home", "2026-01-01T00:00:00Z", Map.of("employees", 999.0, "country", "de"))
            .lead("other", "2026-01-01T00:00:00Z", Map.of("employees", 999.0, "country", "FR"))
            .event("big", "page_view", "2026-02-01T00:00:00Z")
            .event("home", "page_view", "2026-02-01T00:00:00Z")
            .event("home", "newsletter", "2026-02-01T00:00:00Z")
            .event("home", "newsletter", "2026-02-02T00:00:00Z")
            .event("other", "page_view", "2026-02-01T00:00:00Z")
            .event("other", "newsletter", "2026-02-01T00:00:00Z");

    @Test
    void theFirstSegmentThatFitsALeadScoresIt() {
        try (Store store = history.store()) {
            LeadScorer.score(store, SCORECARD, History.DECLARATIONS, 7, AS_OF);
            assertEquals(
                    List.of(
                            "big enterprise fit 30 engagement 2 stage 4 - points 35 grade A4",
                            "home home fit 0 engagement 3 stage 4 aware points 7 grade D4",
                            "other - fit 10 engagement 2 stage 4 aware points 16 grade D4"),
                    store.rows("""
                            select
                                concat(lead_id, ' ', coalesce(segment, '-'), ' fit ', cast(fit as bigint), ' engagement ',
                                    cast(engagement as bigint), ' stage ', cast(stage_points as bigint), ' ',
                                    coalesce(buying_stage, '-'), ' points ', cast(points as bigint), ' grade ', grade)
                                    as line
                            from lead_score
                            order by
                                lead_id
                            """, row -> row.text("line")));
        }
    }

    @Test
    void theLedgerAndTheReasonsAreThoseOfTheSegment() {
        try (Store store = history.store()) {
            Ledger big = Explainer.explain(store, SCORECARD, History.DECLARATIONS, "big", AS_OF);
            assertEquals(
                    List.of("size 30000000", "visit 2000000", "weight -1000000", "seen 4000000"),
                    big.lines().stream()
                            .map(line -> line.name() + " " + line.countedMicros())
                            .toList());
            assertEquals(
                    List.of("size: +30", "seen: +4 (last 28 days ago)", "visit: +2 (once, 28 days ago)"),
                    big.reasons());
            Ledger home = Explainer.explain(store, SCORECARD, History.DECLARATIONS, "home", AS_OF);
            assertEquals(
                    List.of("visit 2000000", "mail 2000000", "clamp -1000000", "seen 4000000"),
                    home.lines().stream()
                            .map(line -> line.name() + " " + line.countedMicros())
                            .toList());
        }
    }
}
