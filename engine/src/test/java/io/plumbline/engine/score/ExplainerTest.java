package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.LedgerLine.FiredRule;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void theLedgerReadsAsATable() {
        History history = new History()
                .lead("ann", "2026-01-01T00:00:00Z", Map.of("employees", 120.0, "country", "DE"))
                .event("ann", "page_view", "2026-02-15T00:00:00Z")
                .event("ann", "page_view", "2026-02-01T00:00:00Z")
                .event("ann", "demo_request", "2026-02-28T00:00:00Z");
        Scorecard scorecard = Scorecards.whole("""
                fit:
                  groups: { company: { limit: 30 } }
                  rules:
                    - { id: size, points: 25, group: company, when: { attribute: employees, between: [50, 200] } }
                    - { id: country, points: 17.5, group: company, when: { attribute: country, equals: de } }
                    - { id: title, points: 10, when: { attribute: job_title, contains_any: [head] } }
                engagement:
                  max: 20
                  rules:
                    - { id: pages, points: 20, event: page_view, half_life: 14d, limit: 12 }
                    - { id: demo, points: 10, event: demo_request }
                stage:
                  stages:
                    - { name: deciding, enter_at: 5, rules: [ { id: asked, points: 5, event: demo_request } ] }
                points: { weights: { fit: 0.5, engagement: 1, stage: 1 }, max: 30 }
                """);
        try (Store store = history.store()) {
            Ledger ledger = Explainer.explain(store, scorecard, History.DECLARATIONS, "ann", AS_OF);
            assertEquals("""
                    dimension   rule                 evidence   raw  decayed  limited  counted
                    ----------  -------------------  --------  ----  -------  -------  -------
                    fit         size                        1    25       25       25       25
                    fit         country                     1  17.5     17.5     17.5     17.5
                    fit         group limit company                                      -12.5
                    fit         weight                                                     -15
                    engagement  pages                       2    40       15       12       12
                    engagement  demo                        1    10       10       10       10
                    engagement  clamp                                                       -2
                    stage       asked                       1     5        5        5        5
                    points      clamp                                                      -10
                    ----------  -------------------  --------  ----  -------  -------  -------
                    points                                                                  30
                    fit 30, engagement 20, stage 5 (deciding), grade C4
                    """, LedgerTable.of(ledger));
        }
    }

    @Test
    void aLeadThatIsNotThereIsToldWithoutRepeatingItsId() {
        try (Store store = new History()
                .lead("later", "2026-03-01T00:00:00Z", Map.of())
                .lead("merged", "2026-01-01T00:00:00Z", Map.of())
                .lead("deleted", "2026-01-01T00:00:00Z", Map.of())
                .store()) {
            store.execute("insert into lead_merge values ('merged', 'later', timestamp '2026-02-01', 1)");
            store.execute("""
                    insert into outcome by name
                    select
                        'deleted' as lead_id,
                        'deleted' as step,
                        true as happened,
                        timestamp '2026-02-01' as occurred_at,
                        'crm' as source,
                        1 as run_id
                    """);
            for (String id : List.of("nobody", "later", "merged", "deleted")) {
                ProblemException thrown = assertThrows(
                        ProblemException.class,
                        () -> Explainer.explain(store, Scorecards.of(""), History.DECLARATIONS, id, AS_OF));
                assertEquals("""
                        explain
                            There is no lead with this id as of 2026-03-01T00:00:00Z.
                            Fix: check the id, and whether the lead was created before that instant, deleted, or merged into another.""", thrown.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLinesAreThoseOfThePlainScorerAndSumToThePoints(long seed) {
        RandomScorecards random = new RandomScorecards(seed);
        History history = random.history(6, 90);
        Scorecard scorecard = random.scorecard();
        try (Store store = history.store()) {
            for (History.Lead lead : history.leads) {
                if (lead.createdAt().isPresent() && !lead.createdAt().get().isBefore(RandomScorecards.AS_OF)) {
                    continue;
                }
                PlainScorer plain =
                        new PlainScorer(scorecard, History.DECLARATIONS, history, lead, RandomScorecards.AS_OF);
                Ledger ledger =
                        Explainer.explain(store, scorecard, History.DECLARATIONS, lead.id(), RandomScorecards.AS_OF);
                assertEquals(plain.score().points(), sum(ledger));
                assertEquals(plain.score().points(), ledger.pointsMicros());
                assertEquals(fired(plain, plain.card()), firedRules(ledger));
            }
        }
    }

    private static long sum(Ledger ledger) {
        return ledger.lines().stream().mapToLong(LedgerLine::countedMicros).sum();
    }

    private static List<LedgerLine> firedRules(Ledger ledger) {
        return ledger.lines().stream().filter(FiredRule.class::isInstance).toList();
    }

    private static List<LedgerLine> fired(PlainScorer plain, Scorecard scorecard) {
        List<LedgerLine> lines = new ArrayList<>();
        scorecard.fit().rules().forEach(rule -> add(lines, "fit", rule, plain));
        scorecard.engagement().rules().forEach(rule -> add(lines, "engagement", rule, plain));
        scorecard.stage().rules().forEach(rule -> add(lines, "stage", rule, plain));
        return lines;
    }

    private static void add(List<LedgerLine> lines, String dimension, Rule rule, PlainScorer plain) {
        PlainScorer.RuleResult result = plain.result(rule);
        if (result.evidence() > 0) {
            lines.add(new FiredRule(
                    dimension, rule.id(), result.evidence(), result.raw(), result.decayed(), result.limited()));
        }
    }
}
