package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AmountCondition;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.ChannelWeights;
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
import io.plumbline.engine.scorecard.NamedList;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.PropertyFactor;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Stage;
import io.plumbline.engine.scorecard.TextPart;
import io.plumbline.engine.scorecard.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Seeded scorecards and histories that sit on every boundary: windows, expiries, midnights and equal instants. */
final class RandomScorecards {
    static final Instant AS_OF = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(14));
    private static final List<String> PAGES = List.of("Pricing", "pricing", "docs", "Preise", "");
    private static final List<String> TYPES = List.of("page_view", "email_click", "download");

    private static final List<ChannelWeights> CHANNELS = List.of(
            new ChannelWeights("page", List.of(new ChannelWeights.Channel("pricing", 0.3)), 1),
            new ChannelWeights(
                    "page",
                    List.of(new ChannelWeights.Channel("pricing", 0), new ChannelWeights.Channel("docs", 1 / 3.0)),
                    2.5));

    private final Random random;
    private int rules;
    private int lists;
    private Optional<ChannelWeights> channels = Optional.empty();

    RandomScorecards(long seed) {
        random = new Random(seed);
    }

    Scorecard scorecard() {
        Scorecard base = withoutSegments();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < random.nextInt(2) * 3; i++) {
            segments.add(new Segment("segment-" + i, conditions(), changed(base)));
        }
        return card(base.fit(), base.engagement(), base.stage(), segments);
    }

    Scorecard withoutSegments() {
        return card(
                dimension(random.nextInt(7)),
                dimension(random.nextInt(7)),
                new BuyingStage(bounds(), List.of(stage("aware", 2), stage("evaluating", 2), stage("deciding", 2))),
                List.of());
    }

    /** Of a few rules, so that many can be scored in a second. */
    Scorecard smallScorecard() {
        BuyingStage stage = random.nextBoolean()
                ? BuyingStage.EMPTY
                : new BuyingStage(bounds(), List.of(stage("aware", 1), stage("evaluating", random.nextInt(2))));
        Scorecard base = card(dimension(random.nextInt(2)), dimension(random.nextInt(4)), stage, List.of());
        return random.nextInt(6) > 0
                ? base
                : card(
                        base.fit(),
                        base.engagement(),
                        base.stage(),
                        List.of(new Segment("segment", conditions(), changed(base))));
    }

    private Scorecard card(Dimension fit, Dimension engagement, BuyingStage stage, List<Segment> segments) {
        return new Scorecard(
                "example",
                fit,
                engagement,
                stage,
                new PointsScore(random.nextInt(11) / 10.0, 1 / 3.0, random.nextDouble(), bounds()),
                new Grades(
                        List.of(30_000_000L, 15_000_000L, 1_000_000L + random.nextInt(2)),
                        List.of(40_000_000L, 20_000_000L, 0L)),
                List.of(),
                Grid.USUAL,
                segments);
    }

    private List<AttributeCondition> conditions() {
        return random.nextBoolean()
                ? List.of(attributeCondition())
                : List.of(attributeCondition(), attributeCondition());
    }

    /** A card whose parts are inherited, changed or its own. */
    private Scorecard changed(Scorecard base) {
        return card(
                random.nextBoolean() ? base.fit() : dimension(random.nextInt(3)),
                changed(base.engagement()),
                pick(List.of(
                        base.stage(),
                        new BuyingStage(bounds(), List.of(stage("evaluating", 1), stage("own", 1))),
                        BuyingStage.EMPTY)),
                List.of());
    }

    private Dimension changed(Dimension base) {
        channels();
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : base.rules()) {
            switch (random.nextInt(4)) {
                case 0 -> rules.add(rule(rule.id(), rule.group()));
                case 1 -> {}
                default -> rules.add(rule);
            }
        }
        rules.add(rule(Optional.empty()));
        return new Dimension(bounds(), base.groups(), rules);
    }

    History history(int leads, int events) {
        return history("", leads, events);
    }

    /** @param prefix of the ids of leads and events */
    History history(String prefix, int leads, int events) {
        History history = new History();
        for (int i = 0; i < leads; i++) {
            Optional<Instant> created = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(instant());
            history.leads.add(new History.Lead(prefix + "lead-" + i, created, attributes()));
        }
        for (int i = 0; i < events; i++) {
            history.events.add(event(prefix, i, prefix + "lead-" + random.nextInt(leads)));
        }
        for (int i = 0; i < leads; i++) {
            change(history, prefix + "lead-" + i);
        }
        return history;
    }

    private void change(History history, String lead) {
        for (int days = 0; days < random.nextInt(4); days++) {
            Optional<Object> value =
                    random.nextBoolean() ? Optional.of((double) random.nextInt(100)) : Optional.empty();
            history.changes.add(new History.Change(lead, "employees", value, AS_OF.minus(Duration.ofDays(days))));
        }
    }

    private History.Event event(String prefix, int number, String lead) {
        String type = pick(TYPES);
        Instant at = instant();
        Optional<Instant> recorded = random.nextInt(4) > 0 ? Optional.empty() : Optional.of(at.plus(pick(LENGTHS)));
        Map<String, Object> properties = new HashMap<>();
        if (type.equals("page_view") && random.nextInt(4) > 0) {
            properties.put("page", pick(PAGES));
            properties.put("labels", elements());
            properties.put("seconds", pick(List.of(0.0, 0.5, 12.25, 600.0, -3.0, 1e300)));
        }
        String id = prefix + "event-" + random.nextInt(10) + number;
        return new History.Event(id, lead, type, at, recorded, properties);
    }

    /** Whole windows before the moment, a microsecond beside them, or anywhere in three weeks. */
    private Instant instant() {
        Duration back = random.nextInt(3) == 0
                ? Duration.ofMinutes(random.nextInt(30_000))
                : pick(LENGTHS).multipliedBy(random.nextInt(3));
        return AS_OF.minus(back).plusNanos(1_000L * (random.nextInt(3) - 1));
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new HashMap<>();
        maybe(attributes, "employees", () -> (double) random.nextInt(100));
        maybe(attributes, "country", () -> pick(List.of("DE", "de", "FR", "NL")));
        maybe(
                attributes,
                "job_title",
                () -> pick(List.of("VP Sales", "Head of Data", "vp", "Clerk", "vp@Clerk", "clerk@ VP ")));
        maybe(attributes, "free_mail", random::nextBoolean);
        maybe(
                attributes,
                "trial_end",
                () -> pick(List.of(
                        LocalDate.of(2026, 2, 1 + random.nextInt(5)),
                        LocalDate.of(2026, 2, 16).plusDays(random.nextInt(30)))));
        maybe(attributes, "renewed_at", this::instant);
        maybe(attributes, "interests", this::elements);
        return attributes;
    }

    /** Elements that begin, end or hold one another. */
    private List<String> elements() {
        List<String> all = new ArrayList<>(List.of("Data", "data science", "Big Data", "A", "%_", "CRM"));
        Collections.shuffle(all, random);
        return all.subList(0, 1 + random.nextInt(4));
    }

    private void maybe(Map<String, Object> attributes, String name, Supplier<Object> value) {
        if (random.nextInt(4) > 0) {
            attributes.put(name, value.get());
        }
    }

    private Bounds bounds() {
        return pick(List.of(Bounds.USUAL, new Bounds(-20_000_000, 30_000_000), Bounds.ofSize(1_000_000_000_000L)));
    }

    private Dimension dimension(int count) {
        channels();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(rule(pick(List.of(Optional.empty(), Optional.of("a"), Optional.of("b")))));
        }
        List<RuleGroup> groups =
                List.of(new RuleGroup("a", Bounds.ofSize(12_500_000)), new RuleGroup("b", Bounds.ofSize(1_000)));
        return rules.isEmpty() ? Dimension.EMPTY : new Dimension(bounds(), groups, rules);
    }

    /** The channels of a dimension, or of all stages. */
    private void channels() {
        channels = random.nextBoolean() ? Optional.empty() : Optional.of(pick(CHANNELS));
    }

    private Stage stage(String name, int count) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(rule(Optional.empty()));
        }
        return new Stage(name, pick(List.of(1_000L, 5_000_000L, 10_000_000L)), rules);
    }

    private Rule rule(Optional<String> group) {
        return rule("rule-" + rules++, group);
    }

    private Rule rule(String id, Optional<String> group) {
        double points = pick(List.of(10.0, -15.0, 0.1, 1 / 3.0, 7.0000005, -2.5));
        return switch (random.nextInt(6)) {
            case 0 -> new AttributeRule(id, points, group, attributeCondition());
            case 1 -> new AbsenceRule(id, points, group, selection(Optional.of(pick(LENGTHS))));
            case 2 ->
                new CompositeRule(
                        id,
                        points,
                        group,
                        pick(List.of(Combination.values())),
                        List.of(condition(), condition(), condition()));
            default -> eventRule(id, points, group);
        };
    }

    private EventRule eventRule(String id, double points, Optional<String> group) {
        boolean timed = random.nextInt(3) == 0;
        EventSelection events =
                timed ? new EventSelection(List.of("page_view"), where(), window()) : selection(window());
        Optional<PropertyFactor> times = timed
                ? Optional.of(new PropertyFactor("seconds", pick(List.of(PropertyFactor.Aggregate.values()))))
                : Optional.empty();
        Decay decay =
                pick(List.of(new Decay.None(), new Decay.HalfLife(pick(LENGTHS)), new Decay.Expiry(pick(LENGTHS))));
        Bounds limit = pick(List.of(EventRule.NO_LIMIT, Bounds.ofSize(10_000_000), Bounds.ofSize(333_333)));
        Optional<ChannelWeights> weights =
                channels.filter(each -> events.types().equals(List.of("page_view")) && random.nextBoolean());
        return new EventRule(id, points, group, events, decay, pick(List.of(Per.values())), times, limit, weights);
    }

    private Optional<Duration> window() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(pick(LENGTHS));
    }

    private EventSelection selection(Optional<Duration> within) {
        return switch (random.nextInt(3)) {
            case 0 -> new EventSelection(TYPES, List.of(), within);
            case 1 -> new EventSelection(List.of(pick(TYPES)), List.of(), within);
            default -> new EventSelection(List.of("page_view"), where(), within);
        };
    }

    private List<PropertyCondition> where() {
        return List.of(pick(List.of(
                new PropertyCondition("page", new Comparison.Equals(new Value.Text("PRICING"))),
                new PropertyCondition("page", new Comparison.NotEquals(new Value.Text("docs"))),
                new PropertyCondition("page", new Comparison.StartsWith(new Value.Text("Pr"))),
                new PropertyCondition("page", new Comparison.IsMissing()),
                new PropertyCondition("page", new Comparison.Equals(new Value.ExactText("Pricing"))),
                new PropertyCondition("page", new Comparison.Matches("^pr(i|e)+c?", random.nextBoolean())),
                new PropertyCondition("page", new Comparison.NotInList(list("docs", "preise"))),
                new PropertyCondition("labels", has("data")),
                new PropertyCondition("seconds", new Comparison.AtLeast(new Value.Real(0.5))))));
    }

    private static Comparison has(String... elements) {
        return new Comparison.HasElement(
                Stream.of(elements).<Value>map(Value.Text::new).toList());
    }

    /** Some lists are long enough to be looked up. */
    private NamedList list(String... entries) {
        List<String> all = new ArrayList<>(List.of(entries));
        for (int i = 0; i < random.nextInt(2) * 30; i++) {
            all.add("other " + i);
        }
        return NamedList.of("list_" + lists++, all);
    }

    private Condition condition() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> attributeCondition();
            case 2 ->
                new AmountCondition(
                        new EventSelection(List.of("page_view"), random.nextBoolean() ? where() : List.of(), window()),
                        new PropertyFactor("seconds", pick(List.of(PropertyFactor.Aggregate.values()))),
                        pick(List.of(-3.0, 0.5, 12.25, 24.5, 600.0, 1e9)));
            default -> new EventCondition(selection(window()), 1L + random.nextInt(3));
        };
    }

    private AttributeCondition attributeCondition() {
        Value.Text vp = new Value.Text("VP");
        Value fifty = new Value.Real(50);
        Value day = new Value.Day(LocalDate.of(2026, 2, 3));
        Value time = new Value.Time(AS_OF.minus(Duration.ofDays(1)));
        return pick(List.of(
                new AttributeCondition("employees", new Comparison.Between(new Value.Real(10), fifty)),
                new AttributeCondition("employees", new Comparison.AtMost(fifty)),
                new AttributeCondition("employees", new Comparison.NotEquals(new Value.Real(7))),
                new AttributeCondition("employees", new Comparison.IsPresent()),
                new AttributeCondition(
                        "country", new Comparison.In(List.of(new Value.Text("DE"), new Value.Text("fr")))),
                new AttributeCondition("country", new Comparison.NotEquals(new Value.Text("de"))),
                new AttributeCondition("job_title", new Comparison.ContainsAny(List.of(vp, new Value.Text("data")))),
                new AttributeCondition("job_title", new Comparison.StartsWith(vp)),
                new AttributeCondition(
                        "country", new Comparison.NotIn(List.of(new Value.ExactText("DE"), new Value.ExactText("FR")))),
                new AttributeCondition("job_title", new Comparison.WordInList(list("vp", "head of"))),
                new AttributeCondition(
                        "job_title", new Comparison.InList(pick(List.of(TextPart.values())), list("vp", "clerk"))),
                new AttributeCondition("job_title", new Comparison.Matches("(sales|data)$|^v", random.nextBoolean())),
                new AttributeCondition("free_mail", new Comparison.IsTrue()),
                new AttributeCondition("free_mail", new Comparison.IsFalse()),
                new AttributeCondition("trial_end", new Comparison.AtLeast(day)),
                new AttributeCondition("trial_end", new Comparison.Equals(day)),
                new AttributeCondition("trial_end", new Comparison.WithinLast(pick(LENGTHS))),
                new AttributeCondition("trial_end", new Comparison.WithinNext(pick(LENGTHS))),
                new AttributeCondition("renewed_at", new Comparison.WithinLast(pick(LENGTHS))),
                new AttributeCondition("renewed_at", new Comparison.WithinNext(pick(LENGTHS))),
                new AttributeCondition("interests", has("DATA")),
                new AttributeCondition("interests", has("science", "%_")),
                new AttributeCondition("interests", new Comparison.IsMissing()),
                new AttributeCondition("renewed_at", new Comparison.AtMost(time)),
                new AttributeCondition("renewed_at", new Comparison.IsMissing())));
    }

    private <T> T pick(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
