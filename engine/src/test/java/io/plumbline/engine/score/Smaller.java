package io.plumbline.engine.score;

import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AmountCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventCondition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.scorecard.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Scorecards that lack one thing of another: a segment, a stage, a rule, a condition or a key of a rule. */
final class Smaller {
    private Smaller() {}

    /** A list without half of it while it is long, then without one of it. */
    static <T> Stream<List<T>> halves(List<T> list) {
        int half = list.size() / 2;
        return list.size() > 8
                ? Stream.concat(Stream.of(list.subList(0, half), list.subList(half, list.size())), without(list))
                : without(list);
    }

    static <T> Stream<List<T>> without(List<T> list) {
        return IntStream.range(0, list.size()).mapToObj(i -> {
            List<T> left = new ArrayList<>(list);
            left.remove(i);
            return left;
        });
    }

    /** A list without one of it, then with a smaller one in its place. */
    static <T> Stream<List<T>> each(List<T> list, Function<T, Stream<T>> smaller) {
        return Stream.concat(
                without(list),
                IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(i -> smaller.apply(list.get(i)).map(each -> {
                            List<T> changed = new ArrayList<>(list);
                            changed.set(i, each);
                            return changed;
                        })));
    }

    static Stream<Scorecard> than(Scorecard card) {
        return Stream.of(
                        each(card.segments(), Smaller::segment).map(card::with),
                        dimension(card.fit()).map(fit -> with(card, fit, card.engagement(), card.stage())),
                        dimension(card.engagement()).map(does -> with(card, card.fit(), does, card.stage())),
                        each(card.stage().stages(), Smaller::stage)
                                .map(stages -> new BuyingStage(card.stage().bounds(), stages))
                                .map(stage -> with(card, card.fit(), card.engagement(), stage)))
                .flatMap(each -> each);
    }

    private static Stream<Segment> segment(Segment segment) {
        Stream<Segment> fewer = segment.when().size() < 2
                ? Stream.of()
                : without(segment.when()).map(when -> new Segment(segment.name(), when, segment.card()));
        return Stream.concat(
                fewer, than(segment.card()).map(card -> new Segment(segment.name(), segment.when(), card)));
    }

    private static Stream<Dimension> dimension(Dimension dimension) {
        return each(dimension.rules(), Smaller::rule)
                .map(rules -> new Dimension(dimension.bounds(), dimension.groups(), rules));
    }

    private static Stream<Stage> stage(Stage stage) {
        return each(stage.rules(), Smaller::rule).map(rules -> new Stage(stage.name(), stage.enterAtMicros(), rules));
    }

    private static Scorecard with(Scorecard card, Dimension fit, Dimension engagement, BuyingStage stage) {
        return new Scorecard(
                card.name(),
                fit,
                engagement,
                stage,
                card.points(),
                card.grades(),
                card.levels(),
                card.grid(),
                card.segments());
    }

    private static Stream<Rule> rule(Rule rule) {
        Stream<Rule> smaller = Stream.of();
        if (rule instanceof EventRule event) {
            smaller = event(event);
        } else if (rule instanceof AbsenceRule absence) {
            smaller = selection(absence.events())
                    .filter(events -> events.within().isPresent())
                    .map(events -> new AbsenceRule(rule.id(), rule.points(), Optional.empty(), events));
        } else if (rule instanceof CompositeRule composite) {
            smaller = each(composite.conditions(), Smaller::condition)
                    .filter(conditions -> !conditions.isEmpty())
                    .map(conditions -> new CompositeRule(
                            rule.id(), rule.points(), Optional.empty(), composite.combination(), conditions));
        } else if (rule instanceof AttributeRule attribute) {
            smaller = Stream.of(new AttributeRule(rule.id(), 10, Optional.empty(), attribute.when()));
        }
        return smaller.filter(each -> !each.equals(rule));
    }

    private static Stream<Rule> event(EventRule r) {
        Optional<String> group = Optional.empty();
        return Stream.concat(
                Stream.of(
                        new EventRule(
                                r.id(), 10, group, r.events(), r.decay(), r.per(), r.times(), r.limit(), r.channels()),
                        new EventRule(
                                r.id(),
                                r.points(),
                                group,
                                r.events(),
                                new Decay.None(),
                                r.per(),
                                r.times(),
                                r.limit(),
                                r.channels()),
                        new EventRule(
                                r.id(),
                                r.points(),
                                group,
                                r.events(),
                                r.decay(),
                                Per.EVENT,
                                r.times(),
                                r.limit(),
                                r.channels()),
                        new EventRule(
                                r.id(),
                                r.points(),
                                group,
                                r.events(),
                                r.decay(),
                                r.per(),
                                Optional.empty(),
                                r.limit(),
                                r.channels()),
                        new EventRule(
                                r.id(),
                                r.points(),
                                group,
                                r.events(),
                                r.decay(),
                                r.per(),
                                r.times(),
                                EventRule.NO_LIMIT,
                                r.channels()),
                        new EventRule(r.id(), r.points(), group, r.events(), r.decay(), r.per(), r.times(), r.limit())),
                selection(r.events())
                        .map(events -> new EventRule(
                                r.id(),
                                r.points(),
                                group,
                                events,
                                r.decay(),
                                r.per(),
                                r.times(),
                                r.limit(),
                                r.channels())));
    }

    private static Stream<Condition> condition(Condition condition) {
        if (condition instanceof AmountCondition amount) {
            return selection(amount.events()).map(each -> new AmountCondition(each, amount.amount(), amount.atLeast()));
        }
        return condition instanceof EventCondition events
                ? Stream.concat(
                        Stream.of(new EventCondition(events.events(), 1)).filter(each -> !each.equals(events)),
                        selection(events.events()).map(each -> new EventCondition(each, events.atLeastTimes())))
                : Stream.of();
    }

    private static Stream<EventSelection> selection(EventSelection events) {
        return Stream.of(
                        new EventSelection(events.types(), List.of(), events.within()),
                        new EventSelection(events.types(), events.where(), Optional.empty()))
                .filter(each -> !each.equals(events));
    }
}
