package io.plumbline.training.compare;

import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.util.Locale;
import java.util.Optional;

/** What a paired difference says of the scorer that comes first. */
public enum ComparisonVerdict {
    BETTER,
    WORSE,
    /** The interval holds 0, or there is none. */
    CANNOT_TELL;

    /**
     * Judges by the interval alone.
     *
     * @param difference    the scorer's figure less the other one's
     * @param lowerIsBetter true of losses and of volumes needed
     */
    public static ComparisonVerdict of(Estimate difference, boolean lowerIsBetter) {
        Optional<Interval> interval = difference.interval();
        if (interval.isEmpty() || interval.get().covers(0)) {
            return CANNOT_TELL;
        }
        return interval.get().low() > 0 == lowerIsBetter ? WORSE : BETTER;
    }

    /** The word in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
