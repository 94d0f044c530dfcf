package io.plumbline.engine.score;

import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.ChannelWeights;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Measure;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a rule gives a lead once it has done something, the moment before it is looked at: limited micro-points as an SQL
 * expression, empty where the rule gives what it gave.
 *
 * @param now      what the rule gives now
 * @param times    how often the lead does it, an SQL expression
 * @param measured the numbers that a composite needs now
 */
record RuleAfter(LeadAction action, RuleSql now, String times, Moment moment, Function<Measure, String> measured)
        implements Rule.Kinds<Optional<String>> {

    /** What the rule gives then. */
    Optional<String> points() {
        return now.rule().by(this);
    }

    /** Of a rule that multiplies a property nothing is known, as nothing is known of the property. */
    @Override
    public Optional<String> event(EventRule rule) {
        OptionalDouble points = points(rule);
        if (!action.isTakenBy(rule.events()) || rule.times().isPresent() || points.isEmpty()) {
            return Optional.empty();
        }
        String each = Sql.literal(MicroPoints.of(points.getAsDouble()));
        return switch (rule.per()) {
            case EVENT -> Optional.of(limited(rule, "(" + now.decayed() + ") + " + times + " * " + each));
            case ONCE -> Optional.of(limited(rule, each));
            case DAY -> rule.channels().isPresent() ? Optional.empty() : Optional.of(limited(rule, perDay(rule, each)));
        };
    }

    private static String limited(EventRule rule, String micros) {
        return rule.limit().equals(EventRule.NO_LIMIT) ? micros : rule.limit().clamp(micros);
    }

    /** Of a day on which the lead did it already the latest counts. */
    private String perDay(EventRule rule, String each) {
        String asOf = moment.asOfMicros(RuleSql.LEADS);
        String sameDay = Dialect.DUCKDB.dayNumber("(" + asOf + " - " + now.youngest() + ")") + " = "
                + Dialect.DUCKDB.dayNumber("(" + asOf + " - 1)");
        return "(" + now.decayed() + ") + " + each + " - coalesce(case when " + sameDay + " then "
                + EventTerms.stored(rule, now.youngest()).decayed() + " end, 0)";
    }

    /** The points of an event in full; empty where its channel is not known to be one or another. */
    private OptionalDouble points(EventRule rule) {
        if (rule.channels().isEmpty()) {
            return OptionalDouble.of(rule.points());
        }
        ChannelWeights weights = rule.channels().get();
        List<Comparison> named = action.events().where().stream()
                .filter(condition -> condition.property().equals(weights.property()))
                .map(condition -> condition.comparison())
                .toList();
        if (named.isEmpty()) {
            return OptionalDouble.of(rule.points(weights.otherwise()));
        }
        return named.get(0) instanceof Comparison.Equals equals && equals.value() instanceof Value.Text text
                ? OptionalDouble.of(rule.points(weight(weights, text.text())))
                : OptionalDouble.empty();
    }

    private static double weight(ChannelWeights weights, String channel) {
        String name = channel.strip().toLowerCase(Locale.ROOT);
        return weights.channels().stream()
                .filter(each -> each.name().equals(name))
                .mapToDouble(ChannelWeights.Channel::weight)
                .findFirst()
                .orElse(weights.otherwise());
    }

    @Override
    public Optional<String> attribute(AttributeRule rule) {
        return Optional.empty();
    }

    @Override
    public Optional<String> absence(AbsenceRule rule) {
        return action.isTakenBy(rule.events()) ? Optional.of(Sql.literal(0L)) : Optional.empty();
    }

    @Override
    public Optional<String> composite(CompositeRule rule) {
        boolean counted = rule.conditions().stream()
                .anyMatch(condition -> condition instanceof EventCondition events && action.isTakenBy(events.events()));
        if (!counted) {
            return Optional.empty();
        }
        List<String> conditions = rule.conditions().stream()
                .map(condition -> condition.sql(RuleSql.LEADS, this::after))
                .toList();
        return Optional.of("case when " + rule.combination().sql(conditions) + " then "
                + Sql.literal(MicroPoints.of(rule.points())) + " else " + Sql.literal(0L) + " end");
    }

    /** Amounts stay as they are: nothing is known of the property. */
    private String after(Measure measure) {
        String before = measured.apply(measure);
        return measure.amount().isEmpty() && action.isTakenBy(measure.events())
                ? "(" + before + " + " + times + ")"
                : before;
    }
}
