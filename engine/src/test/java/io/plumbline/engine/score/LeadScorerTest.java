package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadScorerTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final Path GOLDEN = Path.of("src/test/resources/io/plumbline/engine/score/lead-scorer.sql");

    private static final Scorecard SCORECARD = Scorecards.whole("""
            fit:
              groups: { title: { limit: 30 } }
              rules:
                - { id: company-size, points: 25, group: title, when: { attribute: employees, between: [50, 200] } }
                - { id: interest, points: 3, when: { attribute: interests, contains_any: [CRM, "big data"] } }
            engagement:
              rules:
                - id: pricing-page
                  points: 15
                  event: page_view
                  where: { property: page, equals: pricing }
                  within: 30d
                  half_life: 14d
                  per: day
                  limit: 45
                - { id: silent, points: -20, absent: download, within: 7d }
            stage:
              stages:
                - name: deciding
                  enter_at: 5
                  rules: [ { id: ready, points: 5, all_of: [ { event: demo_request, within: 14d }, { attribute: country, in: [DE, FR] } ] } ]
            points: { weights: { fit: 0.4, engagement: 0.4, stage: 0.2 } }
            """);

    @Test
    void everyLeadThatExistsGetsARowOfExactPoints() {
        History history = new History()
                .lead("ann", "2026-02-27T00:00:00Z", Map.of("employees", 50.0, "country", "fr"))
                .lead("bob", "2026-02-28T23:59:59Z", Map.of())
                .lead("cem", "2026-03-01T00:00:00Z", Map.of())
                .event("ann", "page_view", "2026-02-15T00:00:00Z", Map.of("page", "Pricing"))
                .event("ann", "demo_request", "2026-02-28T00:00:00Z");
        try (Store store = history.store()) {
            assertEquals(2, LeadScorer.score(store, SCORECARD, History.DECLARATIONS, 7, AS_OF));
            assertEquals(
                    List.of(
                            "7 ann 2026-03-01 00:00:00 25.000000 7.500000 5.000000 deciding 14.000000 14.000000 C4",
                            "7 bob 2026-03-01 00:00:00 0.000000 0.000000 0.000000 - 0.000000 0.000000 D4"),
                    store.rows("""
                            select
                                concat_ws(' ', run_id, lead_id, as_of, fit, engagement, stage_points,
                                    coalesce(buying_stage, '-'), points, raw_points, grade) as line
                            from lead_score
                            order by
                                lead_id
                            """, row -> row.text("line")));
            assertEquals(
                    List.of(SCORECARD.fingerprint()),
                    store.rows(
                            "select distinct scorecard_fingerprint from lead_score",
                            row -> row.text("scorecard_fingerprint")));
        }
    }

    @Test
    void leadsTakenInPartsGetTheSameScoresAndReasons() {
        RandomScorecards random = new RandomScorecards(7);
        History history = random.history(40, 400);
        Scorecard scorecard = random.scorecard();
        try (Store store = history.store()) {
            for (long parts = 1; parts <= 3; parts++) {
                LeadScorer.scoreAndSayWhy(store, scorecard, History.DECLARATIONS, parts, RandomScorecards.AS_OF, parts);
            }
            for (String table : List.of("lead_score", "lead_reason")) {
                String rows = "select * exclude (run_id) from " + table + " where run_id = ";
                assertEquals(
                        List.of(0L, 0L, 0L),
                        List.of(
                                store.number("select count(*) from (%s1 except all %s2)".formatted(rows, rows))
                                        .orElseThrow(),
                                store.number("select count(*) from (%s1 except all %s3)".formatted(rows, rows))
                                        .orElseThrow(),
                                store.number("select count(*) from (%s3 except all %s1)".formatted(rows, rows))
                                        .orElseThrow()));
            }
        }
    }

    /** Rewrite it with {@code mvn test -pl engine -Dtest=LeadScorerTest -Dtest.args=-Dgolden.rewrite=true}, then read the diff. */
    @Test
    void theSqlIsTheGoldenOne() throws IOException {
        String sql = LeadScorer.plan(SCORECARD, History.DECLARATIONS, new AttributesAsOf(Set.of("country")), 7, AS_OF)
                        .query()
                + "\n";
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(GOLDEN, sql);
        }
        assertEquals(Files.readString(GOLDEN), sql);
    }
}
