package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.PointsChange.Cause;
import io.plumbline.engine.score.PointsChange.Line;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeExplainerTest {
    private static final Instant SINCE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final String SCORECARD = """
            fit:
              rules:
                - { id: size, points: 25, when: { attribute: employees, at_least: 50 } }
            engagement:
              max: 45
              rules:
                - { id: pages, points: 8, event: page_view, half_life: 28d }
                - { id: webinar, points: 20, event: webinar, within: 30d }
                - { id: demo, points: 30, event: demo_request, limit: 40 }
                - { id: silent, points: -5, absent: [page_view], within: 30d }
            points: { weights: { fit: 1, engagement: 1 }, max: 60 }
            """;

    @Test
    void everyCauseIsToldByRule() {
        History history = new History()
                .lead("ann", "2025-11-01T00:00:00Z", Map.of("employees", 20.0))
                .event("ann", "page_view", "2026-01-04T00:00:00Z")
                .event("ann", "webinar", "2026-01-20T00:00:00Z")
                .event("ann", "demo_request", "2026-01-10T00:00:00Z")
                .event("ann", "demo_request", "2026-02-20T00:00:00Z");
        history.changes.add(
                new History.Change("ann", "employees", Optional.of(60.0), Instant.parse("2026-02-10T00:00:00Z")));
        Scorecard then = Scorecards.whole(SCORECARD.replace("points: 30, event", "points: 25, event"));
        try (Store store = history.store()) {
            PointsChange change = explain(store, then, Scorecards.whole(SCORECARD));
            assertEquals(
                    List.of(
                            "fit size 0 -> 25: changed_attribute 25",
                            "engagement pages 4 -> 2: decay -2",
                            "engagement webinar 20 -> 0: left_window -20",
                            "engagement demo 25 -> 40: changed_scorecard 5, limit -20, new_evidence 30",
                            "engagement silent 0 -> -5: left_window -5",
                            "engagement clamp -4 -> 0: changed_scorecard -5, limit 9",
                            "points clamp 0 -> -2: limit -2"),
                    lines(change));
            assertEquals(45_000_000, change.beforeMicros());
            assertEquals(60_000_000, change.afterMicros());
        }
    }

    @Test
    void aLeadThatWasNotThereOwesAllToNewEvidence() {
        History history = new History()
                .lead("new", "2026-02-10T00:00:00Z", Map.of("employees", 60.0))
                .event("new", "demo_request", "2026-02-20T00:00:00Z");
        try (Store store = history.store()) {
            Scorecard scorecard = Scorecards.whole(SCORECARD);
            assertEquals(
                    List.of("fit size 0 -> 25: new_evidence 25", "engagement demo 0 -> 30: new_evidence 30"),
                    lines(explain(store, scorecard, scorecard)).subList(0, 2));
        }
    }

    @Test
    void aRuleThatCameOrWentIsAChangeOfTheScorecard() {
        History history = new History()
                .lead("ann", "2025-11-01T00:00:00Z", Map.of())
                .event("ann", "webinar", "2026-02-25T00:00:00Z")
                .event("ann", "page_view", "2026-01-20T00:00:00Z");
        Scorecard then = Scorecards.of("engagement: { rules: [ { id: old, points: 3, event: page_view } ] }");
        Scorecard now = Scorecards.of(
                "engagement: { rules: [ { id: pages, points: 4, event: page_view }, { id: new, points: 9, event: webinar } ] }");
        try (Store store = history.store()) {
            assertEquals(
                    List.of(
                            "engagement pages 0 -> 4: changed_scorecard 4",
                            "engagement new 0 -> 9: new_evidence 9",
                            "engagement old 3 -> 0: changed_scorecard -3"),
                    lines(explain(store, then, now)));
        }
    }

    @Test
    void anUnknownLeadIsToldWithoutRepeatingItsId() {
        try (Store store = new History().store()) {
            Scorecard scorecard = Scorecards.whole(SCORECARD);
            ProblemException thrown = assertThrows(ProblemException.class, () -> explain(store, scorecard, scorecard));
            assertEquals(
                    "There is no lead with this id as of 2026-03-01T00:00:00Z.",
                    thrown.problems().get(0).what());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void thePartsAreThoseOfThePlainScorerAndSumToTheDifference(long seed) {
        RandomScorecards random = new RandomScorecards(seed);
        History history = random.history(5, 90);
        Scorecard then = random.scorecard();
        Scorecard now = random.scorecard();
        Instant asOf = RandomScorecards.AS_OF;
        Instant since = asOf.minus(Duration.ofHours(36L + 12 * seed));
        try (Store store = history.store()) {
            for (History.Lead lead : history.leads) {
                if (lead.createdAt().filter(at -> !at.isBefore(since)).isPresent()) {
                    continue;
                }
                PointsChange change =
                        ChangeExplainer.explain(store, then, now, History.DECLARATIONS, lead.id(), since, asOf);
                assertEquals(plain(then, history, lead, since).score().points(), change.beforeMicros());
                assertEquals(plain(now, history, lead, asOf).score().points(), change.afterMicros());
                if (now.segments().isEmpty()) {
                    assertEquals(expected(now, history, lead, since, asOf), causes(change, now));
                }
            }
        }
    }

    private static Map<String, Map<Cause, Long>> causes(PointsChange change, Scorecard now) {
        List<String> rules = now.rules().stream().map(Rule::id).toList();
        Map<String, Map<Cause, Long>> causes = new TreeMap<>();
        change.lines().stream()
                .filter(line -> rules.contains(line.name()))
                .forEach(line -> line.causes()
                        .forEach((cause, micros) -> causes.computeIfAbsent(line.name(), name -> new TreeMap<>())
                                .merge(cause, micros, Long::sum)));
        causes.values().forEach(parts -> parts.remove(Cause.CHANGED_SCORECARD));
        causes.values().forEach(parts -> parts.values().removeIf(micros -> micros == 0));
        causes.values().removeIf(Map::isEmpty);
        return causes;
    }

    /** The parts of the rules of now, from scorers that never saw what came later. */
    private static Map<String, Map<Cause, Long>> expected(
            Scorecard now, History history, History.Lead lead, Instant since, Instant asOf) {
        Scorecard shorter = Windows.shorter(Duration.between(since, asOf), now);
        PlainScorer begin = plain(now, history, lead, since);
        PlainScorer windows = plain(shorter, history, lead, since);
        PlainScorer aged = plain(now, stopped(history, since, true), lead, asOf);
        PlainScorer told = plain(now, stopped(history, since, false), lead, asOf);
        PlainScorer end = plain(now, history, lead, asOf);
        Map<String, Map<Cause, Long>> expected = new TreeMap<>();
        for (int i = 0; i < now.rules().size(); i++) {
            Rule rule = now.rules().get(i);
            long window = windows.result(shorter.rules().get(i)).decayed()
                    - begin.result(rule).decayed();
            long ageing = aged.result(rule).decayed() - begin.result(rule).decayed() - window;
            boolean decays = rule instanceof EventRule;
            Map<Cause, Long> parts = new TreeMap<>();
            parts.put(Cause.LEFT_WINDOW, decays ? window : window + ageing);
            parts.put(Cause.DECAY, decays ? ageing : 0);
            parts.put(
                    Cause.NEW_EVIDENCE,
                    told.result(rule).decayed() - aged.result(rule).decayed());
            parts.put(
                    Cause.CHANGED_ATTRIBUTE,
                    end.result(rule).decayed() - told.result(rule).decayed());
            parts.put(
                    Cause.LIMIT,
                    end.result(rule).limited()
                            - begin.result(rule).limited()
                            - parts.values().stream().mapToLong(Long::longValue).sum());
            parts.values().removeIf(micros -> micros == 0);
            expected.put(rule.id(), parts);
        }
        expected.values().removeIf(Map::isEmpty);
        return expected;
    }

    /** The history as it was known at an instant; of the events too, where asked. */
    private static History stopped(History history, Instant at, boolean eventsToo) {
        History stopped = new History();
        stopped.leads.addAll(history.leads);
        history.changes.stream().filter(change -> change.knownAt().isBefore(at)).forEach(stopped.changes::add);
        history.events.stream()
                .filter(event -> !eventsToo || isKnown(event, at))
                .forEach(stopped.events::add);
        return stopped;
    }

    private static boolean isKnown(History.Event event, Instant at) {
        return event.occurredAt().isBefore(at)
                && event.recordedAt().map(recorded -> recorded.isBefore(at)).orElse(true);
    }

    private static PlainScorer plain(Scorecard scorecard, History history, History.Lead lead, Instant asOf) {
        return new PlainScorer(scorecard, History.DECLARATIONS, history, lead, asOf);
    }

    private static PointsChange explain(Store store, Scorecard then, Scorecard now) {
        String lead = store.first("select lead_id from lead", row -> row.text("lead_id"))
                .orElse("nobody");
        return ChangeExplainer.explain(store, then, now, History.DECLARATIONS, lead, SINCE, AS_OF);
    }

    private static List<String> lines(PointsChange change) {
        return change.lines().stream().map(ChangeExplainerTest::text).toList();
    }

    private static String text(Line line) {
        return line.dimension() + " " + line.name() + " " + MicroPoints.text(line.beforeMicros()) + " -> "
                + MicroPoints.text(line.afterMicros()) + ": "
                + line.causes().entrySet().stream()
                        .map(each ->
                                each.getKey().name().toLowerCase(Locale.ROOT) + " " + MicroPoints.text(each.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
