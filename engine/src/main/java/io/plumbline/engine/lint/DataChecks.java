package io.plumbline.engine.lint;

import io.plumbline.engine.score.RuleFirings;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.yaml.YamlNode;
import java.util.List;
import java.util.stream.IntStream;

/** Rules that never, or always, fire on data, and segments that nobody is in. */
record DataChecks(Findings findings, Scorecard scorecard, RuleFirings firings) {
    /** With fewer leads a rule that always fires says little. */
    private static final long FEW = 20;

    void check() {
        long all = firings.leads().stream().mapToLong(leads -> leads).sum();
        if (all == 0) {
            return;
        }
        IntStream.range(0, scorecard.segments().size())
                .filter(i -> firings.leads().get(i + 1) == 0)
                .forEach(i -> unused(scorecard.segments().get(i).name(), all));
        scorecard.rules().forEach(rule -> never(rule, all));
        if (all >= FEW) {
            firings.alike().forEach(id -> always(id, all));
        }
    }

    private void unused(String segment, long all) {
        findings.warn(
                "segment_without_leads",
                findings.segment(segment),
                "None of the " + all + " leads is in the segment '" + segment + "'.",
                "hold its conditions, and those of the segments before it, against the data, or drop it.");
    }

    /** A rule of a segment, and one that a segment changes, counts for some leads only. */
    private void never(Rule rule, long all) {
        List<Scorecard> cards = scorecard.cards();
        long leads = 0;
        long fired = 0;
        for (int i = 0; i < cards.size(); i++) {
            int position = cards.get(i).ownRules().indexOf(rule);
            leads += position < 0 ? 0 : firings.leads().get(i);
            fired += position < 0 ? 0 : firings.everFired().get(i).get(position);
        }
        if (leads > 0 && fired == 0) {
            findings.warn(
                    "never_fired",
                    place(rule),
                    "Rule '" + rule.id() + "' fired for none of the " + leads + " leads"
                            + (leads < all ? " that it is for" : "") + ", at any time.",
                    "hold its words and thresholds against the data, or drop it.");
        }
    }

    private YamlNode place(Rule rule) {
        return scorecard.ownRules().contains(rule)
                ? findings.rule(rule.id())
                : scorecard.segments().stream()
                        .filter(segment -> segment.card().ownRules().contains(rule))
                        .findFirst()
                        .map(segment -> findings.ofSegment(segment.name()).rule(rule.id()))
                        .orElseGet(findings::root);
    }

    private void always(String id, long all) {
        findings.warn(
                "always_fires",
                findings.rule(id),
                "Rule '" + id + "' gives every one of the " + all
                        + " leads the same points, so that it tells none from another.",
                "narrow it, or drop it and lower the thresholds by its points.");
    }
}
