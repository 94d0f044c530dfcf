package io.plumbline.training.audit;

import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.RuleVariants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule with a length that the file gives, or another one that is tried.
 *
 * @param kind   half_life or within
 * @param length empty where it is unlimited: no decay, or all time
 * @param given  whether the file says so
 * @param asked  the rule so
 */
record Length(String kind, Optional<Duration> length, boolean given, Rule asked) {
    private static final double NANOS_PER_DAY = 86_400e9;

    /** All lengths to try of each kind that a rule has, from short to long; a list for each kind. */
    static List<List<Length>> of(AuditedRule audited) {
        List<List<Length>> kinds = new ArrayList<>();
        if (audited.asked() instanceof EventRule rule) {
            if (rule.decay() instanceof Decay.HalfLife decay) {
                kinds.add(lengths(decay.halfLife()).stream()
                        .map(each -> halfLife(rule, each, decay.halfLife()))
                        .toList());
            }
            rule.events()
                    .within()
                    .ifPresent(within -> kinds.add(lengths(within).stream()
                            .map(each -> new Length(
                                    "within", each, each.equals(Optional.of(within)), RuleVariants.of(rule, each)))
                            .toList()));
        }
        return kinds;
    }

    private static Length halfLife(EventRule rule, Optional<Duration> length, Duration now) {
        Decay decay = length.<Decay>map(Decay.HalfLife::new).orElseGet(Decay.None::new);
        return new Length("half_life", length, length.equals(Optional.of(now)), RuleVariants.of(rule, decay));
    }

    private static List<Optional<Duration>> lengths(Duration given) {
        return List.of(
                Optional.of(given.dividedBy(4)),
                Optional.of(given.dividedBy(2)),
                Optional.of(given),
                Optional.of(given.multipliedBy(2)),
                Optional.of(given.multipliedBy(4)),
                Optional.empty());
    }

    /** In days; NaN where it is unlimited. */
    double days() {
        return length.map(each -> each.toNanos() / NANOS_PER_DAY).orElse(Double.NaN);
    }
}
