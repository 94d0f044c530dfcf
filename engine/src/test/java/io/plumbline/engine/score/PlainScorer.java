package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AmountCondition;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.ChannelWeights;
import io.plumbline.engine.scorecard.Combination;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.PropertyFactor.Aggregate;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Scores one lead at a time in plain Java, straight from the meanings of the rules: the slow twin of the SQL. */
final class PlainScorer {
    private final Scorecard scorecard;
    private final Declarations declarations;
    private final History history;
    private final History.Lead lead;
    private final Instant asOf;
    private final Optional<Segment> segment;

    PlainScorer(Scorecard scorecard, Declarations declarations, History history, History.Lead lead, Instant asOf) {
        this.declarations = declarations;
        this.history = history;
        this.lead = lead;
        this.asOf = asOf;
        this.segment = scorecard.segments().stream()
                .filter(each -> each.when().stream().allMatch(this::holds))
                .findFirst();
        this.scorecard = segment.map(Segment::card).orElse(scorecard);
    }

    /** The scorecard of the lead: that of its segment, or the base. */
    Scorecard card() {
        return scorecard;
    }

    record RuleResult(long evidence, long raw, long decayed, long limited) {}

    LeadPoints score() {
        long fit = clamp(
                sum(scorecard.fit()),
                scorecard.fit().bounds().minMicros(),
                scorecard.fit().bounds().maxMicros());
        long engagement = clamp(
                sum(scorecard.engagement()),
                scorecard.engagement().bounds().minMicros(),
                scorecard.engagement().bounds().maxMicros());
        long evidence = 0;
        Optional<String> buyingStage = Optional.empty();
        for (Stage stage : scorecard.stage().stages()) {
            long own = stage.rules().stream()
                    .mapToLong(rule -> result(rule).limited())
                    .sum();
            evidence += own;
            if (own >= stage.enterAtMicros()) {
                buyingStage = Optional.of(stage.name());
            }
        }
        long stage = clamp(
                evidence,
                scorecard.stage().bounds().minMicros(),
                scorecard.stage().bounds().maxMicros());
        long raw = round(scorecard.points().fit() * fit)
                + round(scorecard.points().engagement() * engagement)
                + round(scorecard.points().stage() * stage);
        long points = clamp(
                raw,
                scorecard.points().bounds().minMicros(),
                scorecard.points().bounds().maxMicros());
        String grade = mark(fit, scorecard.grades().fitMicros(), "ABCD")
                + mark(engagement, scorecard.grades().engagementMicros(), "1234");
        return new LeadPoints(
                lead.id(), fit, engagement, stage, buyingStage, points, raw, grade, segment.map(Segment::name));
    }

    RuleResult result(Rule rule) {
        if (rule instanceof EventRule event) {
            return events(event);
        }
        boolean fires = (rule instanceof AbsenceRule absence && absent(absence))
                || (rule instanceof AttributeRule attribute && holds(attribute.when()))
                || (rule instanceof CompositeRule composite && holds(composite));
        long points = fires ? round(1e6 * rule.points()) : 0;
        return new RuleResult(fires ? 1 : 0, points, points, points);
    }

    private long sum(Dimension dimension) {
        long sum = 0;
        for (Rule rule : dimension.rules()) {
            sum += rule.group().isEmpty() ? result(rule).limited() : 0;
        }
        for (RuleGroup group : dimension.groups()) {
            long together = 0;
            for (Rule rule : dimension.rules()) {
                together += rule.group().equals(Optional.of(group.name()))
                        ? result(rule).limited()
                        : 0;
            }
            sum += clamp(together, -group.limit().maxMicros(), group.limit().maxMicros());
        }
        return sum;
    }

    private RuleResult events(EventRule rule) {
        List<History.Event> counted = counted(rule);
        List<Long> raw = new ArrayList<>();
        List<Long> decayed = new ArrayList<>();
        for (History.Event event : counted) {
            double points = points(rule, event);
            if (rule.times().isPresent()) {
                Object amount = event.properties().get(rule.times().get().property());
                if (amount == null) {
                    continue;
                }
                points = Math.max(-1e9, Math.min(1e9, points * (double) amount));
            }
            raw.add(round(1e6 * points));
            decayed.add(
                    rule.times().isEmpty() && rule.decay() instanceof Decay.Expiry expiry
                            ? left(points, expiry, event)
                            : round(1e6 * (points * weight(rule.decay(), event))));
        }
        long limited = clamp(
                together(rule, decayed), -rule.limit().maxMicros(), rule.limit().maxMicros());
        return new RuleResult(counted.size(), together(rule, raw), together(rule, decayed), limited);
    }

    private static double points(EventRule rule, History.Event event) {
        if (rule.channels().isEmpty()) {
            return rule.points();
        }
        ChannelWeights weights = rule.channels().get();
        Object channel = event.properties().get(weights.property());
        double weight = weights.channels().stream()
                .filter(each -> channel != null && each.name().equals(PlainComparison.channel(channel)))
                .map(ChannelWeights.Channel::weight)
                .findFirst()
                .orElse(weights.otherwise());
        BigDecimal product = BigDecimal.valueOf(rule.points()).multiply(BigDecimal.valueOf(weight));
        return rule.times().isPresent()
                ? product.doubleValue()
                : product.setScale(6, RoundingMode.HALF_UP).doubleValue();
    }

    private static long together(EventRule rule, List<Long> terms) {
        boolean summed = rule.times().isEmpty() || rule.times().get().aggregate() == Aggregate.SUM;
        LongStream points = terms.stream().mapToLong(term -> term);
        long together = summed ? points.sum() : (rule.points() >= 0 ? points.max() : points.min()).orElse(0);
        return clamp(together, -1_000_000_000_000_000L, 1_000_000_000_000_000L);
    }

    private List<History.Event> counted(EventRule rule) {
        List<History.Event> latestFirst = matching(rule.events()).stream()
                .sorted(Comparator.comparing(History.Event::occurredAt)
                        .thenComparing(History.Event::id)
                        .reversed())
                .toList();
        List<History.Event> counted = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (History.Event event : latestFirst) {
            Object unit = rule.per() == Per.EVENT
                    ? event
                    : rule.per() == Per.DAY ? event.occurredAt().truncatedTo(ChronoUnit.DAYS) : "once";
            if (seen.add(unit)) {
                counted.add(event);
            }
        }
        return counted;
    }

    private List<History.Event> matching(EventSelection selection) {
        return history.events.stream()
                .filter(event -> event.lead().equals(lead.id()))
                .filter(event -> selection.types().contains(event.type()))
                .filter(event -> event.occurredAt().isBefore(asOf))
                .filter(event ->
                        event.recordedAt().isEmpty() || event.recordedAt().get().isBefore(asOf))
                .filter(event -> selection.within().isEmpty()
                        || !event.occurredAt()
                                .isBefore(asOf.minus(selection.within().get())))
                .filter(event -> selection.where().stream()
                        .allMatch(where -> PlainComparison.holds(
                                where.comparison(), event.properties().get(where.property()))))
                .toList();
    }

    private long left(double points, Decay.Expiry expiry, History.Event event) {
        Duration left = expiry.expires().minus(Duration.between(event.occurredAt(), asOf));
        return left.isNegative()
                ? 0
                : BigDecimal.valueOf(points)
                        .movePointRight(6)
                        .multiply(BigDecimal.valueOf(left.toNanos()))
                        .divide(BigDecimal.valueOf(expiry.expires().toNanos()), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private double weight(Decay decay, History.Event event) {
        double age = ChronoUnit.MICROS.between(event.occurredAt(), asOf);
        if (decay instanceof Decay.HalfLife half) {
            return Math.pow(0.5, age / (half.halfLife().toNanos() / 1_000.0));
        }
        if (decay instanceof Decay.Expiry expiry) {
            return Math.max(0, 1 - age / (expiry.expires().toNanos() / 1_000.0));
        }
        return 1;
    }

    private boolean absent(AbsenceRule rule) {
        Instant start = asOf.minus(rule.within());
        boolean observed = rule.events().types().stream()
                .flatMap(type -> declarations.eventTypes().get(type).completeSince().stream())
                .noneMatch(since -> since.isAfter(start));
        boolean oldEnough =
                lead.createdAt().isPresent() && !lead.createdAt().get().isAfter(start);
        return observed && oldEnough && matching(rule.events()).isEmpty();
    }

    private boolean holds(CompositeRule rule) {
        long holding = rule.conditions().stream().filter(this::holds).count();
        if (rule.combination() == Combination.ALL_OF) {
            return holding == rule.conditions().size();
        }
        return rule.combination() == Combination.ANY_OF ? holding > 0 : holding == 0;
    }

    private boolean holds(Condition condition) {
        if (condition instanceof EventCondition events) {
            return matching(events.events()).size() >= events.atLeastTimes();
        }
        if (condition instanceof AmountCondition amount) {
            return holds(amount);
        }
        AttributeCondition attribute = (AttributeCondition) condition;
        return PlainComparison.holds(attribute.comparison(), known(attribute.attribute()), asOf);
    }

    private boolean holds(AmountCondition condition) {
        List<Long> amounts = matching(condition.events()).stream()
                .map(event -> event.properties().get(condition.amount().property()))
                .filter(Objects::nonNull)
                .map(amount -> round(1e6 * Math.max(-1e9, Math.min(1e9, (double) amount))))
                .toList();
        LongStream all = amounts.stream().mapToLong(amount -> amount);
        long together = condition.amount().aggregate() == Aggregate.SUM
                ? all.sum()
                : all.max().orElse(0);
        return !amounts.isEmpty()
                && clamp(together, -1_000_000_000_000_000L, 1_000_000_000_000_000L) >= round(1e6 * condition.atLeast());
    }

    private Object known(String attribute) {
        return history.changes.stream()
                .filter(change -> change.lead().equals(lead.id()))
                .filter(change -> change.attribute().equals(attribute))
                .filter(change -> change.knownAt().isBefore(asOf))
                .max(Comparator.comparing(History.Change::knownAt))
                .map(change -> change.value().orElse(null))
                .orElse(hasChange(attribute) ? null : lead.attributes().get(attribute));
    }

    private boolean hasChange(String attribute) {
        return history.changes.stream()
                .anyMatch(change -> change.lead().equals(lead.id())
                        && change.attribute().equals(attribute)
                        && change.knownAt().isBefore(asOf));
    }

    private static String mark(long score, List<Long> cuts, String marks) {
        int position = 0;
        while (position < cuts.size() && score < cuts.get(position)) {
            position++;
        }
        return marks.substring(position, position + 1);
    }

    private static long clamp(long value, long low, long high) {
        return Math.max(low, Math.min(high, value));
    }

    private static long round(double value) {
        return new BigDecimal(value).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** The scores of a lead by its id, for every lead that exists. */
    static Map<String, LeadPoints> every(
            Scorecard scorecard, Declarations declarations, History history, Instant asOf) {
        Map<String, LeadPoints> scores = new TreeMap<>();
        for (History.Lead lead : history.leads) {
            if (lead.createdAt().isEmpty() || lead.createdAt().get().isBefore(asOf)) {
                scores.put(lead.id(), new PlainScorer(scorecard, declarations, history, lead, asOf).score());
            }
        }
        return scores;
    }
}
