package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Foremost;
import io.plumbline.engine.store.Store;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsReasonsTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void reasonsSayWhatARuleAddsHowOftenAndWhen() {
        History history = new History()
                .lead("ann", "2026-01-01T00:00:00Z", Map.of("employees", 120.0))
                .lead("bob", "2026-01-01T00:00:00Z", Map.of())
                .lead("cem", "2026-01-01T00:00:00Z", Map.of("employees", 120.0))
                .event("ann", "page_view", "2026-02-15T00:00:00Z")
                .event("ann", "page_view", "2026-02-01T00:00:00Z")
                .event("ann", "demo_request", "2026-02-28T00:00:01Z")
                .event("ann", "newsletter", "2026-02-27T00:00:00Z");
        Scorecard scorecard = Scorecards.whole("""
                fit:
                  rules:
                    - { id: size, points: 25, when: { attribute: employees, at_least: 100 } }
                engagement:
                  min: -100
                  rules:
                    - { id: pages, points: 10.24, event: page_view, per: day }
                    - { id: demo, points: 15, event: demo_request }
                    - { id: mail, points: -30, event: newsletter, per: once }
                points: { weights: { fit: 0.2, engagement: 0.8 } }
                """);
        try (Store store = history.store()) {
            LeadScorer.scoreAndSayWhy(store, scorecard, History.DECLARATIONS, 3, AS_OF);
            assertEquals(
                    Map.of(
                            "ann",
                            List.of(
                                    "mail: -30 (last 2 days ago)",
                                    "pages: +20.5 (on 2 days, last 14 days ago)",
                                    "demo: +15 (once, within a day)"),
                            "cem",
                            List.of("size: +25")),
                    stored(store));
            assertEquals(
                    stored(store).get("ann"),
                    Explainer.explain(store, scorecard, History.DECLARATIONS, "ann", AS_OF)
                            .reasons());
        }
    }

    @Test
    void aScorecardWithoutRulesHasNoReasons() {
        History history = new History().lead("ann", "2026-01-01T00:00:00Z", Map.of());
        try (Store store = history.store()) {
            LeadScorer.scoreAndSayWhy(store, Scorecards.of(""), History.DECLARATIONS, 3, AS_OF);
            assertEquals(Map.of(), stored(store));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theReasonsAreTheHeaviestLinesOfTheLedger(long seed) {
        RandomScorecards random = new RandomScorecards(seed);
        History history = random.history(8, 120);
        Scorecard scorecard = random.scorecard();
        try (Store store = history.store()) {
            LeadScorer.scoreAndSayWhy(store, scorecard, History.DECLARATIONS, 1, RandomScorecards.AS_OF);
            Map<String, List<String>> stored = stored(store);
            for (History.Lead lead : history.leads) {
                if (lead.createdAt()
                        .filter(at -> !at.isBefore(RandomScorecards.AS_OF))
                        .isPresent()) {
                    continue;
                }
                List<String> reasons = stored.getOrDefault(lead.id(), List.of());
                PlainScorer plain =
                        new PlainScorer(scorecard, History.DECLARATIONS, history, lead, RandomScorecards.AS_OF);
                assertEquals(
                        heaviest(scorecard, plain),
                        reasons.stream().map(PointsReasonsTest::withoutAge).toList());
                Ledger ledger =
                        Explainer.explain(store, scorecard, History.DECLARATIONS, lead.id(), RandomScorecards.AS_OF);
                assertEquals(reasons, ledger.reasons());
            }
        }
    }

    private record Weighed(double weight, String words) {}

    private static List<String> heaviest(Scorecard scorecard, PlainScorer plain) {
        List<Weighed> all = new ArrayList<>();
        scorecard.rules().forEach(rule -> weigh(all, rule, plain));
        return all.stream()
                .filter(each -> each.weight() > 0)
                .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
                .limit(Foremost.COUNT)
                .map(Weighed::words)
                .toList();
    }

    private static void weigh(List<Weighed> all, Rule rule, PlainScorer plain) {
        PlainScorer.RuleResult result = plain.result(rule);
        String tenths = BigDecimal.valueOf(Math.abs(result.limited()), 6)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString()
                .replaceAll("\\.0$", "");
        all.add(new Weighed(
                Math.abs(plain.card().weight(rule) * result.limited()),
                rule.id() + ": " + (result.limited() < 0 ? "-" : "+") + tenths + count(rule, result.evidence())));
    }

    private static String count(Rule rule, long evidence) {
        if (!(rule instanceof EventRule events) || events.per() == Per.ONCE) {
            return rule instanceof EventRule ? " (last" : "";
        }
        if (events.per() == Per.EVENT) {
            return evidence == 1 ? " (once," : " (" + evidence + " times, last";
        }
        return evidence == 1 ? " (on one day," : " (on " + evidence + " days, last";
    }

    private static String withoutAge(String reason) {
        return reason.replaceAll(" (within a day|1 day ago|\\d+ days ago)\\)$", "");
    }

    private static Map<String, List<String>> stored(Store store) {
        Map<String, List<String>> reasons = new TreeMap<>();
        store.rows(
                "select * from lead_reason where scorer = 'points'",
                row -> reasons.put(
                        row.text("lead_id"),
                        Stream.of("reason_1", "reason_2", "reason_3")
                                .map(row::optionalText)
                                .flatMap(Optional::stream)
                                .toList()));
        return reasons;
    }
}
