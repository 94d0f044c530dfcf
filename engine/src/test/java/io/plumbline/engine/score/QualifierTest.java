package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scorer;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualifierTest {
    private static final Scorecard SCORECARD = Scorecards.of("""
            engagement: { rules: [ { id: demo, points: 60.1, event: demo_request } ] }
            levels:
              mql: { any_of: [ { scorer: points, at_least: 60.1 }, { scorer: predictive, at_least: learned } ] }
              sql: { all_of: [ { scorer: engagement, at_least: 50 }, { scorer: predictive, at_least: learned } ] }
            """);
    private static final List<LearnedThreshold> LEARNED = List.of(
            new LearnedThreshold(Scorer.PREDICTIVE, "mql", 0.25), new LearnedThreshold(Scorer.PREDICTIVE, "sql", 0.5));

    private Store store;

    @BeforeEach
    void score() {
        store = new History()
                .lead("ann", "2026-01-01T00:00:00Z", Map.of())
                .lead("bob", "2026-01-01T00:00:00Z", Map.of())
                .lead("cem", "2026-01-01T00:00:00Z", Map.of())
                .event("ann", "demo_request", "2026-02-01T00:00:00Z")
                .store();
        LeadScorer.score(store, SCORECARD, History.DECLARATIONS, 7, Instant.parse("2026-03-01T00:00:00Z"));
        store.execute("""
                insert into prediction
                values
                    (3, 'ann', timestamp '2026-03-01', 1, 0, 0.5, 90, true),
                    (3, 'bob', timestamp '2026-03-01', 1, 0, 0.25, 70, true)
                """);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLeadIsCalledAtTheThresholdItself() {
        assertEquals(3, new Qualifier(LEARNED, OptionalLong.of(3)).qualify(store, SCORECARD, 7));
        assertEquals(
                List.of(
                        "7 ann mql: points >= 60.1; probability >= 0.25",
                        "7 ann sql: engagement >= 50; probability >= 0.5",
                        "7 bob mql: probability >= 0.25"),
                rows());
    }

    @Test
    void withoutAModelAConditionOnTheProbabilityIsFalse() {
        new Qualifier(List.of(), OptionalLong.empty()).qualify(store, SCORECARD, 7);
        assertEquals(List.of("7 ann mql: points >= 60.1"), rows());
    }

    @Test
    void aScorecardWithoutLevelsRecommendsNobody() {
        assertEquals(0, new Qualifier(LEARNED, OptionalLong.of(3)).qualify(store, Scorecards.of(""), 7));
        assertEquals(List.of(), rows());
    }

    @Test
    void theThresholdsOfAModelAreThoseThatMeetTheirPolicy() {
        store.execute("""
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values
                    (1, 'predictive', 'mql', 'all', 'customer', 'max_f1', 'met', '', 0.25),
                    (1, 'predictive', 'sql', 'all', 'customer', 'min_precision', 'nearest_feasible', '', 0.9),
                    (1, 'existing', 'mql', 'all', 'customer', 'max_f1', 'met', '', 12),
                    (1, 'points', 'mql', 'industry=software', 'customer', 'max_f1', 'met', '', 38),
                    (2, 'points', 'mql', 'all', 'customer', 'max_f1', 'met', '', 40)
                """);
        assertEquals(List.of(new LearnedThreshold(Scorer.PREDICTIVE, "mql", 0.25)), LearnedThreshold.ofModel(store, 1));
    }

    private List<String> rows() {
        return store.rows("""
                select
                    concat(run_id, ' ', lead_id, ' ', level, ': ', reason) as line
                from qualification
                order by
                    line
                """, row -> row.text("line"));
    }
}
