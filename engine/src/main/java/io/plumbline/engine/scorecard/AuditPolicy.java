package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the owner of a scorecard says about its audit, and what a suggestion may change. It is no part of what the scorecard
 * means: its fingerprint is the same with any policy.
 *
 * @param doubleOddsEvery  so many points are to double the odds, above 0; empty where the points themselves tell the scale
 * @param minimumConverted rows with the outcome that a rule must have touched to be judged, at least 1
 * @param keep             ids of rules whose numbers stay as they are
 * @param between          what the points of a rule may become, by its id
 * @param ascending        ids of rules whose points must not fall in this order; no rule is in two lists
 */
public record AuditPolicy(
        OptionalDouble doubleOddsEvery,
        int minimumConverted,
        Set<String> keep,
        Map<String, Range> between,
        List<List<String>> ascending) {

    /** What counts where {@code scoring.yaml} says nothing about the audit. */
    public static final AuditPolicy USUAL = new AuditPolicy(OptionalDouble.empty(), 10, Set.of(), Map.of(), List.of());

    public AuditPolicy {
        keep = Set.copyOf(keep);
        between = Map.copyOf(between);
        ascending = ascending.stream().map(List::copyOf).toList();
    }

    /** Points from {@code lowest} to {@code highest}, both included; there is a whole number among them. */
    public record Range(double lowest, double highest) {
        /** Any points that a rule may have. */
        public static final Range ANY = new Range(-100_000, 100_000);

        public Range {
            if (Math.ceil(lowest) > Math.floor(highest)) {
                throw new IllegalArgumentException("No whole number lies from " + lowest + " to " + highest);
            }
        }
    }

    /** What the points of a rule may become. */
    public Range range(String rule) {
        return between.getOrDefault(rule, Range.ANY);
    }
}
