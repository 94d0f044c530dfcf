package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is odd about single rules, and about two of them.
 *
 * @param asked ids of the rules that levels ask for
 */
record RuleChecks(Findings findings, Declarations declared, Truths truths, Set<String> asked, Instant asOf) {
    private static final int SHOWN = 3;

    void check(Scorecard card) {
        card.ownRules().forEach(this::check);
        channels("fit", card.fit().rules());
        channels("engagement", card.engagement().rules());
        channels("stage", card.stage().rules());
        overlaps(card.fit().rules());
        overlaps(card.engagement().rules());
        card.stage().stages().stream().map(Stage::rules).forEach(this::overlaps);
    }

    private void check(Rule rule) {
        rule.by(new Contradictions(declared, truths))
                .ifPresent(name -> findings.warn(
                        "never_fires",
                        findings.rule(rule.id()),
                        "Rule '" + rule.id() + "' can never fire: no value of '" + name
                                + "' meets all that it asks of it.",
                        "mend one of its conditions on '" + name + "', or drop the rule."));
        if (MicroPoints.of(rule.points()) == 0 && !asked.contains(rule.id())) {
            findings.warn(
                    "no_points",
                    findings.rule(rule.id()),
                    "Rule '" + rule.id() + "' gives no points, whatever happens.",
                    "give it points, let a level ask for it, or drop it.");
        }
        if (rule instanceof EventRule events && events.times().isEmpty()) {
            limit(events);
        }
        if (rule instanceof AbsenceRule absence) {
            observed(absence);
        }
    }

    private void limit(EventRule rule) {
        long one = Math.abs(RuleRange.ofOneEvent(rule));
        if (rule.limit().maxMicros() < one) {
            findings.warn(
                    "limit_below_points",
                    findings.rule(rule.id()),
                    "Rule '" + rule.id() + "' gives " + MicroPoints.text(one)
                            + " points for one event, of which its limit lets through "
                            + MicroPoints.text(rule.limit().maxMicros()) + ".",
                    "raise the limit, or lower the points to it.");
        }
    }

    /** Of several types of events some may name the channel and others not; then no event is weighed. */
    private void channels(String dimension, List<Rule> rules) {
        findings.channels(dimension)
                .ifPresent(property -> rules.stream()
                        .filter(EventRule.class::isInstance)
                        .map(EventRule.class::cast)
                        .filter(rule -> rule.channels().isEmpty())
                        .filter(rule ->
                                findings.rule(rule.id()).find("channel_weights").isEmpty())
                        .filter(rule -> rule.events().types().stream().anyMatch(type -> hasProperty(type, property)))
                        .forEach(rule -> findings.note(
                                "channel_of_some",
                                findings.rule(rule.id()),
                                "Rule '" + rule.id()
                                        + "' goes without channel weights: not all of its types of events have '"
                                        + property + "'.",
                                "make a rule of the types that have it, or write `channel_weights: false`.")));
    }

    private boolean hasProperty(String type, String property) {
        return Optional.ofNullable(declared.eventTypes().get(type))
                .filter(known -> known.properties().containsKey(property))
                .isPresent();
    }

    private void observed(AbsenceRule rule) {
        declared.completeSince(rule.events().types())
                .filter(since -> since.isAfter(asOf.minus(rule.within())))
                .ifPresent(since -> findings.warn(
                        "window_not_observed",
                        findings.rule(rule.id()),
                        "Rule '" + rule.id() + "' cannot fire before " + since.plus(rule.within())
                                + ": its events are complete since " + since + ", and its window is longer than that.",
                        "shorten 'within', or leave it until then."));
    }

    private void overlaps(List<Rule> rules) {
        Overlaps overlaps = new Overlaps(declared, truths, rules);
        for (Rule rule : rules) {
            List<Rule> wider = rules.stream()
                    .filter(other -> !other.id().equals(rule.id()) && overlaps.within(rule, other))
                    .toList();
            List<Rule> same =
                    wider.stream().filter(other -> overlaps.within(other, rule)).toList();
            tell(rule, wider, same, rules);
        }
    }

    /** Of rules that count the same the first is told nothing of, of those within others each. */
    private void tell(Rule rule, List<Rule> wider, List<Rule> same, List<Rule> rules) {
        same.stream()
                .filter(other -> rules.indexOf(other) < rules.indexOf(rule))
                .findFirst()
                .ifPresent(first -> findings.warn(
                        "duplicate",
                        findings.rule(rule.id()),
                        "Rules '" + first.id() + "' and '" + rule.id() + "' count the same, twice.",
                        "keep one of them, with the points of both."));
        List<String> around = wider.stream()
                .filter(other -> !same.contains(other))
                .map(other -> "'" + other.id() + "'")
                .toList();
        if (!around.isEmpty()) {
            findings.note(
                    "contained",
                    findings.rule(rule.id()),
                    "Whatever counts for rule '" + rule.id() + "' counts for "
                            + Some.of(around, SHOWN, Integer::toString) + " too.",
                    "leave it so where its points are meant to come on top; else ask of the wider what '" + rule.id()
                            + "' does not ask.");
        }
    }
}
