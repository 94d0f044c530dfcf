package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleGroup;
import io.plumbline.engine.scorecard.Scorecard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far scores can reach. Rules on one attribute are taken together, since a value cannot be two things at once; else
 * every rule may fire with every other. So a range may be too wide, never too narrow.
 */
final class Reach {
    private final Declarations declared;
    private final Truths truths;
    private final Map<Object, Range> known = new HashMap<>();

    Reach(Declarations declared, Truths truths) {
        this.declared = declared;
        this.truths = truths;
    }

    /** Of a dimension, in its bounds. */
    Range of(Dimension dimension) {
        return known.computeIfAbsent(dimension, each -> computed(dimension));
    }

    private Range computed(Dimension dimension) {
        Range sum = ofRules(inGroup(dimension, Optional.empty()));
        for (RuleGroup group : dimension.groups()) {
            sum = sum.plus(
                    ofRules(inGroup(dimension, Optional.of(group.name()))).within(group.limit()));
        }
        return sum.within(dimension.bounds());
    }

    private static List<Rule> inGroup(Dimension dimension, Optional<String> group) {
        return dimension.rules().stream()
                .filter(rule -> rule.group().equals(group))
                .toList();
    }

    /** Of all stages together, in their bounds. */
    Range of(BuyingStage stage) {
        return known.computeIfAbsent(stage, each -> ofRules(stage.rules()).within(stage.bounds()));
    }

    /** Of the points score, in its bounds. */
    Range ofPoints(Scorecard card) {
        return of(card.fit())
                .weighted(card.points().fit())
                .plus(of(card.engagement()).weighted(card.points().engagement()))
                .plus(of(card.stage()).weighted(card.points().stage()))
                .within(card.points().bounds());
    }

    /** Of the sum of some rules. */
    Range ofRules(Collection<Rule> rules) {
        Map<String, List<AttributeRule>> alike = new LinkedHashMap<>();
        Range sum = Range.NOTHING;
        for (Rule rule : rules) {
            if (rule instanceof AttributeRule attribute) {
                alike.computeIfAbsent(attribute.when().attribute(), name -> new ArrayList<>())
                        .add(attribute);
            } else {
                sum = sum.plus(RuleRange.of(rule));
            }
        }
        for (Map.Entry<String, List<AttributeRule>> each : alike.entrySet()) {
            sum = sum.plus(ofOneAttribute(each.getKey(), each.getValue()));
        }
        return sum;
    }

    private Range ofOneAttribute(String name, List<AttributeRule> rules) {
        return Optional.ofNullable(declared.attributes().get(name))
                .filter(type -> rules.size() > 1)
                .flatMap(type -> ofValues(type, rules))
                .orElseGet(() -> rules.stream().map(RuleRange::of).reduce(Range.NOTHING, Range::plus));
    }

    private Optional<Range> ofValues(ValueType type, List<AttributeRule> rules) {
        List<Comparison> comparisons =
                rules.stream().map(rule -> rule.when().comparison()).toList();
        return Witnesses.between(type, comparisons).map(witnesses -> {
            List<BitSet> met = truths.met(type, witnesses, comparisons);
            Range range = Range.NOTHING;
            for (int value = 0; value < witnesses.values().size(); value++) {
                long sum = 0;
                for (int i = 0; i < rules.size(); i++) {
                    sum += met.get(i).get(value) ? MicroPoints.of(rules.get(i).points()) : 0;
                }
                range = new Range(Math.min(range.low(), sum), Math.max(range.high(), sum));
            }
            return range;
        });
    }
}
