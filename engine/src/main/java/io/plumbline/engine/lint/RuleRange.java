package io.plumbline.engine.lint;

import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.ChannelWeights;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.Rule;
import java.time.Duration;
import java.util.OptionalLong;

/** What a rule by itself can give a lead, after its limit. Never too narrow: what cannot be told may be anything. */
final class RuleRange implements Rule.Kinds<Range> {
    static final RuleRange OF_RULES = new RuleRange();

    private RuleRange() {}

    static Range of(Rule rule) {
        return rule.by(OF_RULES);
    }

    @Override
    public Range event(EventRule rule) {
        if (rule.times().isPresent()) {
            return new Range(rule.limit().minMicros(), rule.limit().maxMicros());
        }
        Range one = Range.of(ofOneEvent(rule));
        if (rule.per() == Per.ONCE) {
            return one.within(rule.limit());
        }
        long most = rule.per() == Per.DAY
                ? rule.events().within().map(RuleRange::days).orElse(Long.MAX_VALUE)
                : Long.MAX_VALUE;
        return new Range(many(one.low(), most), many(one.high(), most)).within(rule.limit());
    }

    /** The micro-points of one firing, after the rule's limit; empty where a property decides on them. */
    static OptionalLong ofOneFiring(Rule rule) {
        if (rule instanceof EventRule events) {
            return events.times().isPresent()
                    ? OptionalLong.empty()
                    : OptionalLong.of(events.limit().clamp(ofOneEvent(events)));
        }
        return OptionalLong.of(MicroPoints.of(rule.points()));
    }

    /** The micro-points of one event of the channel that counts most; with the sign of the rule's points. */
    static long ofOneEvent(EventRule rule) {
        double weight = rule.channels()
                .map(weights -> weights.channels().stream()
                        .mapToDouble(ChannelWeights.Channel::weight)
                        .reduce(weights.otherwise(), Math::max))
                .orElse(1.0);
        return MicroPoints.of(rule.points(weight));
    }

    /** Days that a window touches. */
    private static long days(Duration window) {
        return window.toDays() + 2;
    }

    private static long many(long micros, long times) {
        double product = (double) micros * times;
        double largest = EventRule.NO_LIMIT.maxMicros();
        return (long) Math.max(-largest, Math.min(largest, product));
    }

    @Override
    public Range absence(AbsenceRule rule) {
        return fires(rule);
    }

    @Override
    public Range attribute(AttributeRule rule) {
        return fires(rule);
    }

    @Override
    public Range composite(CompositeRule rule) {
        return fires(rule);
    }

    private static Range fires(Rule rule) {
        return Range.of(MicroPoints.of(rule.points()));
    }
}
