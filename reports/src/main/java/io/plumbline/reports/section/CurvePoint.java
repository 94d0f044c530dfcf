package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What calling at one threshold came to on the test part, in unit entry: a lead is called once.
 *
 * @param scorer    whose score is compared
 * @param threshold exactly as stored
 * @param found     leads called at a row with the step following
 * @param wasted    leads called at another row
 * @param missed    leads that took the step and were not called at such a row
 * @param stored    points of all scorers in the store
 */
public record CurvePoint(String scorer, double threshold, long found, long wasted, long missed, long stored) {

    static CurvePoint of(Row row) {
        return new CurvePoint(
                row.text("scorer"),
                row.real("threshold"),
                row.number("tp"),
                row.number("fp"),
                row.number("fn"),
                row.number("stored"));
    }

    public long called() {
        return found + wasted;
    }

    /** Absent when nobody is called. */
    public OptionalDouble precision() {
        return called() > 0 ? OptionalDouble.of((double) found / called()) : OptionalDouble.empty();
    }

    /** Absent when nobody took the step. */
    public OptionalDouble recall() {
        return found + missed > 0 ? OptionalDouble.of((double) found / (found + missed)) : OptionalDouble.empty();
    }

    /** A row of the chart: recall, precision, threshold and, for scores whose threshold can be moved, the counts. */
    List<Object> cells(boolean counted) {
        Object recall = rounded(recall());
        Object precision = rounded(precision());
        return counted
                ? List.of(recall, precision, threshold, found, wasted, missed)
                : List.of(recall, precision, Math.round(1e6 * threshold) / 1e6);
    }

    /** For the eye; where there is none, what leaves a gap in a chart. */
    private static Object rounded(OptionalDouble share) {
        return share.isPresent() ? (Object) (Math.round(1e5 * share.getAsDouble()) / 1e5) : "-";
    }
}
