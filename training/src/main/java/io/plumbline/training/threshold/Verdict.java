package io.plumbline.training.threshold;

import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import java.util.Locale;

/** Whether a promise was kept. */
enum Verdict {
    /** What came is inside the promised interval. */
    WITHIN,
    /** It is outside, but its own interval reaches into it: chance may have done it. */
    UNCLEAR,
    /** The two intervals have nothing in common. */
    OUTSIDE,
    /** One of the two has no meaning, such as the precision of nobody. */
    UNDEFINED;

    /** The name in the store's tables. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(Estimate realised, Estimate promised) {
        if (realised.value().isEmpty()
                || realised.interval().isEmpty()
                || promised.interval().isEmpty()) {
            return UNDEFINED;
        }
        Interval own = realised.interval().get();
        Interval said = promised.interval().get();
        if (said.covers(realised.value().getAsDouble())) {
            return WITHIN;
        }
        return own.low() <= said.high() && said.low() <= own.high() ? UNCLEAR : OUTSIDE;
    }
}
