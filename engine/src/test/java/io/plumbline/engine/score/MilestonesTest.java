package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Grades;
import io.plumbline.engine.scorecard.Grid;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MilestonesTest {
    private static final Instant AS_OF = RandomScorecards.AS_OF;
    private static final double ASKED = 12;
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(14));
    private static final List<String> TYPES = List.of("page_view", "email_click", "download");

    /** Of all kinds and one that no rule names by itself. */
    private static final List<String> ANY_TYPE = List.of("page_view", "email_click", "download", "webinar");

    private record Milestone(
            BigDecimal points,
            Optional<String> rule,
            long times,
            Optional<String> after,
            Optional<String> stageAfter,
            boolean liftsPoints,
            boolean liftsStage) {
        static Milestone of(Row row) {
            return new Milestone(
                    new BigDecimal(row.text("points")),
                    row.optionalText("milestone"),
                    row.optionalNumber("times").orElse(0L),
                    row.optionalText("points_after"),
                    row.optionalText("stage_after"),
                    row.truth("lifts_points"),
                    row.truth("lifts_stage"));
        }

        private long pointsAfter() {
            return new BigDecimal(after.orElseThrow()).movePointRight(6).longValueExact();
        }

        private boolean lifts() {
            return liftsPoints || liftsStage;
        }
    }

    private static Map<String, Milestone> milestones(
            Store store, Scorecard scorecard, Declarations declared, double asked, String... without) {
        new Milestones(scorecard, declared, Moment.everyLead(AS_OF), card -> OptionalDouble.of(asked), List.of(without))
                .write(store);
        Map<String, Milestone> byLead = new TreeMap<>();
        store.rows(
                        "select lead_id, cast(points as varchar) as points, milestone, times, cast(points_after as varchar)"
                                + " as points_after, stage_after, lifts_points, lifts_stage from " + Milestones.TABLE,
                        row -> Map.entry(row.text("lead_id"), Milestone.of(row)))
                .forEach(each -> byLead.put(each.getKey(), each.getValue()));
        return byLead;
    }

    static List<Long> seeds() {
        return LongStream.range(0, 25).boxed().toList();
    }

    /** What a lead did next, and what it would come to by the plain scorer. */
    private record Next(Rule rule, long times, LeadPoints after) {}

    @ParameterizedTest
    @MethodSource("seeds")
    void theScoreReallyReachesWhatIsPromisedAndNothingEasierDoes(long seed) {
        Cards cards = new Cards(new Random(seed));
        History history = new RandomScorecards(seed).history(10, 120);
        int lifted = 0;
        try (Store store = history.store()) {
            for (int i = 0; i < 3; i++) {
                Scorecard scorecard = cards.scorecard();
                Map<String, Milestone> found = milestones(store, scorecard, History.DECLARATIONS, ASKED);
                for (History.Lead lead : history.leads) {
                    if (found.containsKey(lead.id())) {
                        lifted += check(scorecard, history, lead, found.get(lead.id())) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(lifted > 0, "some leads can be lifted");
    }

    private static boolean check(Scorecard scorecard, History history, History.Lead lead, Milestone milestone) {
        LeadPoints now = new PlainScorer(scorecard, History.DECLARATIONS, history, lead, AS_OF).score();
        assertEquals(now.points(), milestone.points().movePointRight(6).longValueExact());
        List<Next> all = everything(scorecard, history, lead);
        List<Next> lifting = all.stream()
                .filter(next -> next.times() <= 5)
                .filter(next -> lifts(scorecard, now, next.after()))
                .toList();
        assertEquals(!lifting.isEmpty(), milestone.lifts(), () -> lead.id() + " " + milestone + " " + lifting);
        if (milestone.rule().isEmpty()) {
            return false;
        }
        Next done = all.stream()
                .filter(next -> next.rule().id().equals(milestone.rule().get()))
                .filter(next -> next.times() == milestone.times())
                .filter(next -> next.after().points() == milestone.pointsAfter())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody comes to " + milestone));
        assertEquals(reaches(now, done.after()), milestone.liftsPoints());
        if (milestone.liftsStage()) {
            assertTrue(all.stream().anyMatch(next -> next.after().buyingStage().equals(milestone.stageAfter())));
        }
        lifting.forEach(next -> assertTrue(next.times() >= milestone.times(), "something easier lifts it"));
        return milestone.lifts();
    }

    private static boolean reaches(LeadPoints now, LeadPoints after) {
        return now.points() < MicroPoints.of(ASKED) && after.points() >= MicroPoints.of(ASKED);
    }

    private static boolean lifts(Scorecard scorecard, LeadPoints now, LeadPoints after) {
        Scorecard card = scorecard.card(now.segment());
        return reaches(now, after) || place(card, after) > place(card, now);
    }

    private static int place(Scorecard card, LeadPoints points) {
        return points.buyingStage()
                .map(name ->
                        card.stage().stages().stream().map(Stage::name).toList().indexOf(name))
                .orElse(-1);
    }

    private static List<Next> everything(Scorecard scorecard, History history, History.Lead lead) {
        List<Next> all = new ArrayList<>();
        for (Rule rule : scorecard.rules()) {
            if (rule instanceof EventRule event) {
                all.add(next(scorecard, history, lead, rule, event.events(), 1));
            } else if (rule instanceof CompositeRule composite && composite.combination() != Combination.NONE_OF) {
                composite.conditions().stream()
                        .filter(EventCondition.class::isInstance)
                        .map(EventCondition.class::cast)
                        .forEach(condition -> all.add(next(
                                scorecard,
                                history,
                                lead,
                                rule,
                                condition.events(),
                                Math.max(1, condition.atLeastTimes() - count(condition, history, lead)))));
            }
        }
        return all.stream().filter(next -> next.rule().points() > 0).toList();
    }

    /** Events are counted as the plain scorer counts them: by a rule of a point each. */
    private static long count(EventCondition condition, History history, History.Lead lead) {
        EventRule one = event("one", 1, condition.events(), Per.EVENT);
        Scorecard card = card(Dimension.EMPTY, new Dimension(Bounds.ofSize(1_000_000_000L), List.of(), List.of(one)));
        return new PlainScorer(card, History.DECLARATIONS, history, lead, AS_OF)
                .result(one)
                .evidence();
    }

    private static Next next(
            Scorecard scorecard, History history, History.Lead lead, Rule rule, EventSelection events, long times) {
        History then = new History();
        then.leads.addAll(history.leads);
        then.changes.addAll(history.changes);
        then.events.addAll(history.events);
        for (int i = 0; i < times; i++) {
            Map<String, Object> properties = new HashMap<>();
            events.where()
                    .forEach(condition -> properties.put(
                            condition.property(),
                            ((Value.Text) ((Comparison.Equals) condition.comparison()).value()).text()));
            then.events.add(new History.Event(
                    "zz" + i,
                    lead.id(),
                    events.types().get(events.types().size() - 1),
                    AS_OF.minusNanos(1_000),
                    Optional.empty(),
                    properties));
        }
        return new Next(rule, times, new PlainScorer(scorecard, History.DECLARATIONS, then, lead, AS_OF).score());
    }

    private static EventRule event(String id, double points, EventSelection events, Per per) {
        return new EventRule(
                id, points, Optional.empty(), events, new Decay.None(), per, Optional.empty(), EventRule.NO_LIMIT);
    }

    private static Scorecard card(Dimension fit, Dimension engagement) {
        return new Scorecard(
                "test",
                fit,
                engagement,
                BuyingStage.EMPTY,
                new PointsScore(1, 1, 0, Bounds.USUAL),
                new Grades(List.of(3L, 2L, 1L), List.of(3L, 2L, 1L)),
                List.of());
    }

    /** Scorecards of which every event of a kind is counted by the same rules, so that a kind says all of an event. */
    private static final class Cards {
        private final Random random;
        private int rules;

        Cards(Random random) {
            this.random = random;
        }

        Scorecard scorecard() {
            Scorecard base = base();
            AttributeCondition small = new AttributeCondition("employees", new Comparison.AtMost(new Value.Real(50)));
            return random.nextBoolean() ? base : base.with(List.of(new Segment("small", List.of(small), base())));
        }

        private Scorecard base() {
            return new Scorecard(
                    "test",
                    dimension(1),
                    dimension(5),
                    new BuyingStage(Bounds.USUAL, List.of(stage("aware"), stage("deciding"))),
                    new PointsScore(1, 0.7, random.nextInt(2), new Bounds(0, 30_000_000)),
                    new Grades(List.of(3L, 2L, 1L), List.of(3L, 2L, 1L)),
                    List.of(),
                    Grid.USUAL,
                    List.of());
        }

        private Dimension dimension(int count) {
            List<RuleGroup> groups = List.of(new RuleGroup("a", Bounds.ofSize(12_500_000)));
            return new Dimension(
                    new Bounds(-20_000_000, 15_000_000),
                    groups,
                    Stream.generate(() -> rule(random.nextBoolean() ? Optional.of("a") : Optional.empty()))
                            .limit(count)
                            .toList());
        }

        private Stage stage(String name) {
            return new Stage(name, 8_000_000, List.of(rule(Optional.empty()), rule(Optional.empty())));
        }

        private Rule rule(Optional<String> group) {
            String id = "rule-" + rules++;
            double points = pick(List.of(10.0, 7.25, 4.0, -2.5));
            return switch (random.nextInt(6)) {
                case 0 -> new AbsenceRule(id, points, group, selection(Optional.of(pick(LENGTHS))));
                case 1 ->
                    new AttributeRule(id, points, group, new AttributeCondition("country", new Comparison.IsPresent()));
                case 2 ->
                    new CompositeRule(
                            id, points, group, pick(List.of(Combination.values())), List.of(condition(), condition()));
                default ->
                    new EventRule(
                            id,
                            points,
                            group,
                            selection(window()),
                            pick(List.of(
                                    new Decay.None(),
                                    new Decay.HalfLife(pick(LENGTHS)),
                                    new Decay.Expiry(pick(LENGTHS)))),
                            pick(List.of(Per.values())),
                            Optional.empty(),
                            pick(List.of(EventRule.NO_LIMIT, Bounds.ofSize(11_000_000))));
            };
        }

        private Condition condition() {
            return random.nextInt(3) == 0
                    ? new AttributeCondition("free_mail", new Comparison.IsTrue())
                    : new EventCondition(selection(window()), 1L + random.nextInt(3));
        }

        private EventSelection selection(Optional<Duration> within) {
            return switch (random.nextInt(4)) {
                case 0 -> new EventSelection(ANY_TYPE, List.of(), within);
                case 1, 2 -> new EventSelection(List.of(pick(TYPES)), List.of(), within);
                default ->
                    new EventSelection(
                            List.of("page_view"),
                            List.of(new PropertyCondition(
                                    "page", new Comparison.Equals(new Value.Text(pick(List.of("pricing", "docs")))))),
                            within);
            };
        }

        private Optional<Duration> window() {
            return random.nextBoolean() ? Optional.empty() : Optional.of(pick(LENGTHS));
        }

        private <T> T pick(List<? extends T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }

    private static final String SCORECARD = """
            engagement:
              rules:
                - { id: pages, points: 2, event: page_view, limit: 10 }
                - { id: demo, points: 30, event: demo_request, per: once }
                - { id: webinar, points: 20, event: webinar, per: once }
                - { id: silent, points: -10, absent: [page_view, webinar], within: 60d }
            stage:
              stages:
                - name: reading
                  enter_at: 5
                  rules:
                    - { id: reads-much, points: 5, all_of: [ { event: page_view, within: 14d, at_least_times: 3 } ] }
            points: { weights: { engagement: 1 } }
            """;
    private static final Declarations DECLARED = new Declarations(
            new TreeMap<>(),
            new TreeMap<>(Map.of(
                    "page_view", type("page_view", false),
                    "demo_request", type("demo_request", true),
                    "webinar", type("webinar", false))));

    private static EventType type(String name, boolean byCompany) {
        return new EventType(name, byCompany, new TreeMap<String, ValueType>(), Optional.empty());
    }

    /** One page view ten days ago; a second lead without any. */
    private static History reader() {
        return new History()
                .lead("reader", "2026-01-01T00:00:00Z", Map.of())
                .lead("silent", "2025-01-01T00:00:00Z", Map.of())
                .event("reader", "page_view", "2026-02-20T00:00:00Z");
    }

    private static String told(double asked, String lead, String... without) {
        try (Store store = reader().store()) {
            Scorecard scorecard = Scorecards.whole(SCORECARD);
            Milestone found =
                    milestones(store, scorecard, DECLARED, asked, without).get(lead);
            return found.rule().orElse("-") + " x" + found.times() + " "
                    + found.after().orElse("-") + " "
                    + found.stageAfter().orElse("-") + (found.liftsPoints() ? " points" : "")
                    + (found.liftsStage() ? " stage" : "");
        }
    }

    @Test
    void whatTheLeadMustDoLeastOftenIsItsMilestone() {
        assertEquals("webinar x1 22.000000 - points", told(20, "reader"));
    }

    @Test
    void whatAStageAsksForSeveralTimesIsSaidWithHowOften() {
        assertEquals("reads-much x2 6.000000 reading stage", told(50, "reader"));
        assertEquals("reads-much x3 6.000000 reading points stage", told(5, "silent", "webinar", "pages"));
    }

    @Test
    void anEventEndsAnAbsenceToo() {
        assertEquals("webinar x1 20.000000 - points", told(20, "silent"));
    }

    @Test
    void whatComesNearestIsToldWhereNothingIsEnough() {
        assertEquals("webinar x1 22.000000 -", told(50, "reader", "reads-much"));
    }

    @Test
    void nothingIsNamedAfterRulesLeftOutOrEventsOfTheCompany() {
        assertEquals("- x0 - -", told(50, "reader", "reads-much", "webinar", "pages"));
    }
}
