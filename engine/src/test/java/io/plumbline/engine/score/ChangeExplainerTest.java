package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.PointsChange.Cause;
import io.plumbline.engine.score.PointsChange.Line;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeExplainerTest {
    private static final Instant SINCE = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final Set<Cause> KEPT = Set.of(Cause.GROUP_LIMIT, Cause.CLAMP, Cause.WEIGHT);
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
                            "engagement clamp -4 -> 0: changed_scorecard -5, clamp 9",
                            "points clamp 0 -> -2: clamp -2"),
                    lines(change));
            assertEquals(45_000_000, change.beforeMicros());
            assertEquals(60_000_000, change.afterMicros());
        }
    }

    @Test
    void limitsOfGroupsBoundsAndWeightsAreCausesOfTheirOwn() {
        History history = new History()
                .lead("ann", "2025-11-01T00:00:00Z", Map.of())
                .event("ann", "page_view", "2026-01-20T00:00:00Z")
                .event("ann", "page_view", "2026-02-20T00:00:00Z")
                .event("ann", "webinar", "2026-02-20T00:00:00Z")
                .event("ann", "demo_request", "2026-02-20T00:00:00Z");
        Scorecard scorecard = Scorecards.whole("""
                engagement:
                  max: 45
                  groups: { content: { limit: 20 } }
                  rules:
                    - { id: pages, points: 8, event: page_view, group: content, limit: 12 }
                    - { id: webinar, points: 15, event: webinar, group: content }
                    - { id: demo, points: 30, event: demo_request }
                points: { weights: { engagement: 0.5 } }
                """);
        try (Store store = history.store()) {
            assertEquals(
                    List.of(
                            "engagement pages 8 -> 12: limit -4, new_evidence 8",
                            "engagement webinar 0 -> 15: new_evidence 15",
                            "engagement demo 0 -> 30: new_evidence 30",
                            "engagement group limit content 0 -> -7: group_limit -7",
                            "engagement clamp 0 -> -5: clamp -5",
                            "engagement weight -4 -> -22.5: weight -18.5"),
                    lines(explain(store, scorecard, scorecard)));
        }
    }

    @Test
    void aLeadThatCameIntoAnotherSegmentIsToldWhatThatAloneDid() {
        History history = new History()
                .lead("ann", "2025-11-01T00:00:00Z", Map.of("employees", 40.0))
                .event("ann", "page_view", "2026-01-20T00:00:00Z");
        history.changes.add(
                new History.Change("ann", "employees", Optional.of(2_000.0), Instant.parse("2026-02-10T00:00:00Z")));
        Scorecard scorecard = Scorecards.whole("""
                fit:
                  rules:
                    - { id: size, points: 10, when: { attribute: employees, at_least: 50 } }
                engagement:
                  rules:
                    - { id: pages, points: 2, event: page_view }
                points: { weights: { fit: 1, engagement: 1 } }
                segments:
                  - name: enterprise
                    when: { attribute: employees, at_least: 1000 }
                    fit: { rules: [ { id: size, points: 30 } ] }
                    engagement: { without: [pages] }
                    points: { weights: { fit: 0.5 } }
                """);
        try (Store store = history.store()) {
            PointsChange change = explain(store, scorecard, scorecard);
            assertEquals(
                    List.of(
                            "fit size 0 -> 30: changed_attribute 10, changed_segment 20",
                            "fit weight 0 -> -15: changed_segment -15",
                            "engagement pages 2 -> 0: changed_segment -2"),
                    lines(change));
            assertEquals(Optional.empty(), change.segmentBefore());
            assertEquals(Optional.of("enterprise"), change.segmentAfter());
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
        Scorecard now = parted(random.scorecard(), random.scorecard());
        Instant asOf = RandomScorecards.AS_OF;
        Instant since = since(seed);
        resize(history, since);
        long moved = 0;
        try (Store store = history.store()) {
            for (History.Lead lead : history.leads) {
                if (lead.createdAt().filter(at -> !at.isBefore(since)).isPresent()) {
                    continue;
                }
                PointsChange change =
                        ChangeExplainer.explain(store, then, now, History.DECLARATIONS, lead.id(), since, asOf);
                assertEquals(plain(then, history, lead, since).score().points(), change.beforeMicros());
                assertEquals(plain(now, history, lead, asOf).score().points(), change.afterMicros());
                assertEquals(expected(now, history, lead, since, asOf), causes(change, now));
                PlainScorer begin = plain(now, history, lead, since);
                PlainScorer end = plain(begin.card().with(List.of()), history, lead, asOf);
                assertEquals(kept(begin, end), kept(change));
                boolean stayed = begin.score().segment().equals(change.segmentAfter());
                moved += stayed ? 0 : 1;
            }
            assertTrue(moved > 0, "no lead came into another segment");
        }
    }

    private static Instant since(long seed) {
        return RandomScorecards.AS_OF.minus(Duration.ofHours(36L + 12 * seed));
    }

    /** With one more segment than the random ones, which has random rules of its own. */
    private static Scorecard parted(Scorecard base, Scorecard other) {
        AttributeCondition large = new AttributeCondition("employees", new Comparison.AtLeast(new Value.Real(50)));
        List<Segment> segments = new ArrayList<>(base.segments());
        segments.add(0, new Segment("large", List.of(large), other.with(List.of())));
        return base.with(segments);
    }

    /** Every lead is of another size now. */
    private static void resize(History history, Instant since) {
        history.changes.removeIf(change -> change.attribute().equals("employees"));
        for (int i = 0; i < history.leads.size(); i++) {
            change(history, i, 49.0 + (i % 2), since.minusSeconds(1));
            change(history, i, 50.0 - (i % 2), since);
        }
    }

    private static void change(History history, int lead, double employees, Instant at) {
        history.changes.add(new History.Change(history.leads.get(lead).id(), "employees", Optional.of(employees), at));
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
        PlainScorer begin = plain(now, history, lead, since);
        Scorecard card = begin.card().with(List.of());
        Scorecard shorter = Windows.shorter(Duration.between(since, asOf), card);
        PlainScorer windows = plain(shorter, history, lead, since);
        PlainScorer aged = plain(card, stopped(history, since, true), lead, asOf);
        PlainScorer told = plain(card, stopped(history, since, false), lead, asOf);
        PlainScorer stayed = plain(card, history, lead, asOf);
        PlainScorer end = plain(now, history, lead, asOf);
        Map<String, Map<Cause, Long>> expected = new TreeMap<>();
        for (int i = 0; i < card.rules().size(); i++) {
            Rule rule = card.rules().get(i);
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
                    stayed.result(rule).decayed() - told.result(rule).decayed());
            parts.put(
                    Cause.LIMIT,
                    stayed.result(rule).limited()
                            - begin.result(rule).limited()
                            - parts.values().stream().mapToLong(Long::longValue).sum());
            expected.put(rule.id(), parts);
        }
        if (!begin.score().segment().equals(end.score().segment())) {
            card.rules()
                    .forEach(rule -> came(expected, rule, -stayed.result(rule).limited()));
            end.card()
                    .ownRules()
                    .forEach(rule -> came(expected, rule, end.result(rule).limited()));
        }
        expected.values().forEach(parts -> parts.values().removeIf(micros -> micros == 0));
        expected.values().removeIf(Map::isEmpty);
        return expected;
    }

    private static void came(Map<String, Map<Cause, Long>> expected, Rule rule, long micros) {
        expected.computeIfAbsent(rule.id(), id -> new TreeMap<>()).merge(Cause.CHANGED_SEGMENT, micros, Long::sum);
    }

    /** What limits of groups, bounds and weights changed between two scorers of one card. */
    private static Map<Cause, Long> kept(PlainScorer begin, PlainScorer end) {
        Map<Cause, Long> before = balances(begin);
        Map<Cause, Long> kept = new TreeMap<>();
        balances(end).forEach((cause, micros) -> kept.put(cause, micros - before.get(cause)));
        kept.values().removeIf(micros -> micros == 0);
        return kept;
    }

    private static Map<Cause, Long> kept(PointsChange change) {
        Map<Cause, Long> kept = new TreeMap<>();
        change.lines().stream()
                .flatMap(line -> line.causes().entrySet().stream())
                .filter(part -> KEPT.contains(part.getKey()))
                .forEach(part -> kept.merge(part.getKey(), part.getValue(), Long::sum));
        kept.values().removeIf(micros -> micros == 0);
        return kept;
    }

    private static Map<Cause, Long> balances(PlainScorer plain) {
        Scorecard card = plain.card();
        LeadPoints points = plain.score();
        long free = Stream.of(
                        card.fit().rules(),
                        card.engagement().rules(),
                        card.stage().rules())
                .flatMap(List::stream)
                .mapToLong(rule -> plain.result(rule).limited())
                .sum();
        long grouped = Stream.of(card.fit(), card.engagement())
                .mapToLong(dimension -> grouped(plain, dimension))
                .sum();
        long inBounds = points.fit() + points.engagement() + points.stage();
        return Map.of(
                Cause.GROUP_LIMIT,
                grouped,
                Cause.CLAMP,
                inBounds - free - grouped + points.points() - points.rawPoints(),
                Cause.WEIGHT,
                points.rawPoints() - inBounds);
    }

    private static long grouped(PlainScorer plain, Dimension dimension) {
        long change = 0;
        for (RuleGroup group : dimension.groups()) {
            long together = dimension.rules().stream()
                    .filter(rule -> rule.group().equals(Optional.of(group.name())))
                    .mapToLong(rule -> plain.result(rule).limited())
                    .sum();
            long most = group.limit().maxMicros();
            change += Math.max(-most, Math.min(most, together)) - together;
        }
        return change;
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
