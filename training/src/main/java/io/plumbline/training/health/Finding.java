package io.plumbline.training.health;

import java.util.OptionalDouble;

/**
 * What one measure says of a mistake.
 *
 * @param measure  what was measured, a word of the table {@code health_finding}
 * @param value    the measure, with {@code low} and {@code high}, as far as there are any
 * @param bound    what it was held against
 * @param evidence what was found, a sentence or several
 * @param action   what to do, a sentence
 */
record Finding(
        Mistake mistake,
        Severity severity,
        String measure,
        OptionalDouble value,
        OptionalDouble low,
        OptionalDouble high,
        OptionalDouble bound,
        String evidence,
        String action) {
    private static final String NOTHING = "Nothing to do.";
    private static final String WAIT = "Wait for more leads before anything is changed.";

    /** What a figure says. */
    static Finding judged(
            Mistake mistake, String measure, Measured measured, Bound bound, String evidence, String action) {
        Severity severity = bound.of(measured);
        boolean open = severity == Severity.CANNOT_TELL;
        String told =
                open ? evidence + " Too few to tell: the interval reaches from what is fine to what is bad." : evidence;
        return new Finding(
                mistake,
                severity,
                measure,
                measured.value(),
                finite(measured.low()),
                finite(measured.high()),
                finite(bound.against(severity)),
                told,
                severity == Severity.NONE ? NOTHING : open ? WAIT : action);
    }

    /** That nothing can be said, why, and what to record so that it can. */
    static Finding untold(Mistake mistake, String measure, String evidence, String action) {
        return new Finding(
                mistake,
                Severity.CANNOT_TELL,
                measure,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                evidence,
                action);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
