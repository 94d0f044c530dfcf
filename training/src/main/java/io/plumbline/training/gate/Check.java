package io.plumbline.training.gate;

import io.plumbline.training.metric.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that a new model was held to.
 *
 * @param name       of the check
 * @param segment    the rows it looks at: {@code all} or a segment
 * @param champion   the champion's figure; empty where there is none
 * @param challenger the new model's figure; empty where there is none
 * @param measured   what is held against the bound, with its 95% interval where there is one
 * @param bound      in the unit of {@code measured}; empty where nothing can be measured
 * @param reason     a sentence, without any lead's data
 */
public record Check(
        String name,
        String segment,
        OptionalDouble champion,
        OptionalDouble challenger,
        Estimate measured,
        OptionalDouble bound,
        boolean passed,
        String reason) {
    /** The segment of checks that look at all compared rows. */
    static final String ALL = "all";

    /** A number without an interval held against a bound. */
    static Check counted(String name, double measured, double bound, boolean passed, String reason) {
        return plain(name, OptionalDouble.of(measured), OptionalDouble.of(bound), passed, reason);
    }

    /** A condition without a number. */
    static Check condition(String name, boolean passed, String reason) {
        return plain(name, OptionalDouble.empty(), OptionalDouble.empty(), passed, reason);
    }

    private static Check plain(
            String name, OptionalDouble measured, OptionalDouble bound, boolean passed, String reason) {
        return new Check(
                name,
                ALL,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new Estimate(measured, Optional.empty()),
                bound,
                passed,
                reason);
    }
}
