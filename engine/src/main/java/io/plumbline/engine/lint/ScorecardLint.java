package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.score.RuleFirings;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Looks at a scorecard without problems for what can hardly be meant. */
public final class ScorecardLint {
    /** With fewer leads a rule that always fires says little. */
    private static final long FEW = 20;

    private ScorecardLint() {}

    /**
     * What the two files tell by themselves.
     *
     * @param file     {@code scoring.yaml}, which the scorecard was read from
     * @param declared what the sources declare
     * @param asOf     when leads would be scored
     */
    public static List<LintFinding> of(Path file, Scorecard scorecard, Declarations declared, Instant asOf) {
        Findings findings = new Findings(YamlDocument.read(file));
        try (Store store = Store.inMemory()) {
            Truths truths = new Truths(store);
            check(findings, scorecard, declared, truths, asOf);
            for (Segment segment : scorecard.segments()) {
                Findings own = findings.ofSegment(segment.name());
                check(own, segment.card(), declared, truths, asOf);
                findings.add(segment.name(), own);
                nobody(findings, segment, new Contradictions(declared, truths));
            }
        }
        new ListChecks(findings).check();
        return findings.all();
    }

    private static void check(Findings findings, Scorecard card, Declarations declared, Truths truths, Instant asOf) {
        new RuleChecks(findings, declared, truths, asOf).check(card);
        new ReachChecks(findings, new Reach(declared, truths)).check(card);
    }

    private static void nobody(Findings findings, Segment segment, Contradictions contradictions) {
        contradictions
                .together(segment.when())
                .ifPresent(name -> findings.warn(
                        "empty_segment",
                        findings.segment(segment.name()),
                        "No lead can be in the segment '" + segment.name() + "': no value of '" + name
                                + "' meets all that it asks of it.",
                        "mend one of its conditions on '" + name + "', or drop the segment."));
    }

    /**
     * Which rules never, or always, fire on the data of a store.
     *
     * @param asOf nothing at or after it is known; where the data end earlier, their end counts
     */
    public static List<LintFinding> onData(
            Path file, Scorecard scorecard, Declarations declared, Store store, Instant asOf) {
        Findings findings = new Findings(YamlDocument.read(file));
        RuleFirings firings = RuleFirings.of(store, scorecard, declared, asOf);
        firings.everFired().forEach((rule, leads) -> {
            if (leads == 0 && firings.leads() > 0) {
                findings.warn(
                        "never_fired",
                        findings.rule(rule),
                        "Rule '" + rule + "' fired for none of the " + firings.leads() + " leads, at any time.",
                        "hold its words and thresholds against the data, or drop it.");
            }
        });
        if (firings.leads() >= FEW) {
            firings.alike()
                    .forEach(rule -> findings.warn(
                            "always_fires",
                            findings.rule(rule),
                            "Rule '" + rule + "' gives every one of the " + firings.leads()
                                    + " leads the same points, so that it tells none from another.",
                            "narrow it, or drop it and lower the thresholds by its points."));
        }
        return findings.all();
    }
}
