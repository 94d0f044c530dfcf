package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.MicroPoints;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Stage;
import java.time.Instant;
import java.util.List;

/** What is odd about single rules, and about two of them. */
record RuleChecks(Findings findings, Declarations declared, Truths truths, Instant asOf) {

    void check(Scorecard card) {
        card.ownRules().forEach(this::check);
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
        if (MicroPoints.of(rule.points()) == 0) {
            findings.warn(
                    "no_points",
                    findings.rule(rule.id()),
                    "Rule '" + rule.id() + "' gives no points, whatever happens.",
                    "give it points, or drop it.");
        }
        if (rule instanceof EventRule events && events.times().isEmpty()) {
            limit(events);
        }
        if (rule instanceof AbsenceRule absence) {
            observed(absence);
        }
    }

    private void limit(EventRule rule) {
        long one = Math.abs(MicroPoints.of(rule.points()));
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
        Overlaps overlaps = new Overlaps(declared, truths);
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                boolean first = overlaps.within(rules.get(i), rules.get(j));
                boolean second = overlaps.within(rules.get(j), rules.get(i));
                tell(rules.get(i), rules.get(j), first, second);
            }
        }
    }

    private void tell(Rule one, Rule other, boolean first, boolean second) {
        if (first && second) {
            findings.warn(
                    "duplicate",
                    findings.rule(other.id()),
                    "Rules '" + one.id() + "' and '" + other.id() + "' count the same, twice.",
                    "keep one of them, with the points of both.");
        } else if (first || second) {
            Rule narrow = first ? one : other;
            Rule wide = first ? other : one;
            findings.note(
                    "contained",
                    findings.rule(narrow.id()),
                    "Whatever counts for rule '" + narrow.id() + "' counts for '" + wide.id() + "' too.",
                    "leave it so where its points are meant to come on top; else ask of '" + wide.id() + "' what '"
                            + narrow.id() + "' does not ask.");
        }
    }
}
