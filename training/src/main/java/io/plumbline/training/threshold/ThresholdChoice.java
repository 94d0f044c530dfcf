package io.plumbline.training.threshold;

import io.plumbline.training.curve.OperatingPoint;
import java.util.Locale;
import java.util.Optional;

/**
 * What a policy chose.
 *
 * @param status whether the policy could be met
 * @param reason why this point, in words
 * @param point  the point of the curve that was chosen; empty when unavailable
 */
public record ThresholdChoice(Status status, String reason, Optional<OperatingPoint> point) {

    /** Whether the policy could be met. */
    public enum Status {
        /** The point satisfies the policy. */
        MET,
        /** Nothing satisfies the policy; the point comes nearest to it. */
        NEAREST_FEASIBLE,
        /** There is nothing to choose from. */
        UNAVAILABLE,
        /** A segment with too little in it; the threshold for all leads holds. */
        HELD_BACK;

        /** The name in the store's tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ThresholdChoice met(String reason, OperatingPoint point) {
        return new ThresholdChoice(Status.MET, reason, Optional.of(point));
    }

    static ThresholdChoice nearest(String reason, OperatingPoint point) {
        return new ThresholdChoice(Status.NEAREST_FEASIBLE, reason, Optional.of(point));
    }

    static ThresholdChoice heldBack(String reason) {
        return new ThresholdChoice(Status.HELD_BACK, reason, Optional.empty());
    }

    static ThresholdChoice unavailable(String reason) {
        return new ThresholdChoice(Status.UNAVAILABLE, reason, Optional.empty());
    }
}
