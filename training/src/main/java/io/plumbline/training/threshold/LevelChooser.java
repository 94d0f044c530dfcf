package io.plumbline.training.threshold;

import io.plumbline.engine.workspace.ThresholdPolicy;
import io.plumbline.engine.workspace.ThresholdPolicy.Capacity;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Scorer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Chooses the thresholds of all levels from some rows.
 *
 * @param policies by level
 * @param rows     out-of-fold rows
 */
record LevelChooser(Map<String, ThresholdPolicy> policies, HeldRows rows) {

    /**
     * The choices by level, lowest first; the threshold of a later level is never below that of an earlier one.
     *
     * @param chosen   numbers of the rows, ascending
     * @param months   that they cover; empty without time
     * @param capacity share of a capacity per month that is theirs, 0..1
     */
    Map<String, ThresholdChoice> choose(Scorer scorer, int[] chosen, OptionalDouble months, double capacity) {
        Map<String, ThresholdChoice> choices = new LinkedHashMap<>();
        OptionalDouble floor = OptionalDouble.empty();
        for (String level : Thresholds.LEVELS) {
            ThresholdPolicy policy = policies.get(level);
            if (policy != null) {
                ThresholdChoice choice = new ThresholdChooser(months, floor)
                        .choose(share(policy, capacity), rows.curve(scorer).of(chosen, rows.label(policy.label())));
                choices.put(level, choice);
                floor = choice.point()
                        .map(OperatingPoint::threshold)
                        .map(OptionalDouble::of)
                        .orElse(floor);
            }
        }
        return choices;
    }

    private static ThresholdPolicy share(ThresholdPolicy policy, double capacity) {
        return policy instanceof Capacity whole && capacity < 1
                ? new Capacity(whole.label(), Math.round(whole.leadsPerMonth() * capacity * 10) / 10.0)
                : policy;
    }
}
