package io.plumbline.engine.scorecard;

import java.time.Duration;
import java.util.Optional;

/** Rules that differ from a rule in one of its numbers. */
public final class RuleVariants {
    private RuleVariants() {}

    /** The rule with other points. */
    public static Rule of(Rule rule, double points) {
        return rule.by(new WithPoints(points));
    }

    /** The event rule with another weight by age. */
    public static EventRule of(EventRule rule, Decay decay) {
        return new EventRule(
                rule.id(),
                rule.points(),
                rule.group(),
                rule.events(),
                decay,
                rule.per(),
                rule.times(),
                rule.limit(),
                rule.channels());
    }

    /**
     * The event rule with another window.
     *
     * @param within empty for all time
     */
    public static EventRule of(EventRule rule, Optional<Duration> within) {
        EventSelection events = rule.events();
        return new EventRule(
                rule.id(),
                rule.points(),
                rule.group(),
                new EventSelection(events.types(), events.where(), within),
                rule.decay(),
                rule.per(),
                rule.times(),
                rule.limit(),
                rule.channels());
    }

    private record WithPoints(double points) implements Rule.Kinds<Rule> {
        @Override
        public Rule event(EventRule rule) {
            return new EventRule(
                    rule.id(),
                    points,
                    rule.group(),
                    rule.events(),
                    rule.decay(),
                    rule.per(),
                    rule.times(),
                    rule.limit(),
                    rule.channels());
        }

        @Override
        public Rule absence(AbsenceRule rule) {
            return new AbsenceRule(rule.id(), points, rule.group(), rule.events());
        }

        @Override
        public Rule attribute(AttributeRule rule) {
            return new AttributeRule(rule.id(), points, rule.group(), rule.when());
        }

        @Override
        public Rule composite(CompositeRule rule) {
            return new CompositeRule(rule.id(), points, rule.group(), rule.combination(), rule.conditions());
        }
    }
}
