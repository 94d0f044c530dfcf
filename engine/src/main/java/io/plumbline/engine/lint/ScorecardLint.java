package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.score.RuleFirings;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.scorecard.LevelCondition;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Scoring;
import io.plumbline.engine.scorecard.Segment;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at a scorecard without problems for what can hardly be meant. */
public final class ScorecardLint {
    private ScorecardLint() {}

    /**
     * What the two files tell by themselves.
     *
     * @param file     {@code scoring.yaml}, which was read
     * @param declared what the sources declare
     * @param asOf     when leads would be scored
     */
    public static List<LintFinding> of(Path file, Scoring scoring, Declarations declared, Instant asOf) {
        Findings findings = new Findings(YamlDocument.read(file));
        Scorecard scorecard = scoring.scorecard();
        Set<String> asked = askedByLevels(scorecard);
        try (Store store = Store.inMemory()) {
            Truths truths = new Truths(store);
            Function<Findings, RuleChecks> rules = found -> new RuleChecks(found, declared, truths, asked, asOf);
            Function<Findings, ReachChecks> reach = found -> new ReachChecks(found, new Reach(declared, truths));
            rules.apply(findings).check(scorecard);
            reach.apply(findings).check(scorecard);
            for (Segment segment : scorecard.segments()) {
                Findings own = findings.ofSegment(segment.name());
                rules.apply(own).check(segment.card());
                reach.apply(own).check(segment.card());
                findings.add(segment.name(), own);
                nobody(findings, segment, new Contradictions(declared, truths));
            }
        }
        new ListChecks(findings, scoring.lists()).check();
        return findings.all();
    }

    /** The rules that levels of the scorecard or its segments ask for. */
    private static Set<String> askedByLevels(Scorecard scorecard) {
        return scorecard.cards().stream()
                .flatMap(card -> card.levels().stream())
                .flatMap(Level::leaves)
                .filter(LevelCondition.Fired.class::isInstance)
                .map(asked -> ((LevelCondition.Fired) asked).rule())
                .collect(Collectors.toSet());
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
     * Which rules never, or always, fire on the data of a store, and which segments nobody is in.
     *
     * @param asOf nothing at or after it is known; where the data end earlier, their end counts
     */
    public static List<LintFinding> onData(
            Path file, Scorecard scorecard, Declarations declared, Store store, Instant asOf) {
        Findings findings = new Findings(YamlDocument.read(file));
        new DataChecks(findings, scorecard, RuleFirings.of(store, scorecard, declared, asOf)).check();
        return findings.all();
    }
}
