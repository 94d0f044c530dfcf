package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Estimate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Two scorers compared by one metric on the same test rows.
 *
 * @param scorer     the one
 * @param baseline   the other
 * @param unit       row or entry
 * @param labelStep  the step that counts as success
 * @param metric     what is compared
 * @param value      of the scorer
 * @param baselineValue of the baseline
 * @param difference value - baselineValue with its paired interval
 * @param hindsight  whether some of the points are of a scorecard that was not in force at their moment
 * @param withheld   whether the comparison gives no verdict, whatever the interval says
 */
public record Difference(
        String scorer,
        String baseline,
        String unit,
        String labelStep,
        Metric metric,
        OptionalDouble value,
        OptionalDouble baselineValue,
        Estimate difference,
        boolean hindsight,
        boolean withheld) {

    private static final String DIFFERENCES = """
            select *
            from comparison
            where model_id = %s
                and segment = 'all'
                and metric not like 'conversions_in_top_%%'
                and metric != 'roc_auc_delong'
                and scorer not in ('combined', 'predictive_calibrated')
            order by
                label_step = %s desc,
                label_step,
                unit desc,
                metric = 'roc_auc' desc,
                metric = 'average_precision' desc,
                metric,
                %s,
                baseline
            """;

    /** Who did better, as far as the data can tell. */
    public enum Verdict {
        SCORER,
        BASELINE,
        CANNOT_TELL
    }

    static List<Difference> read(Store store, Subject subject) {
        return store.rows(DIFFERENCES.formatted(subject.modelId(), subject.target(), Scorer.PLACE), Difference::of);
    }

    private static Difference of(Row row) {
        return new Difference(
                row.text("scorer"),
                row.text("baseline"),
                row.text("unit"),
                row.text("label_step"),
                Metric.named(row.text("metric")),
                row.optionalReal("value"),
                row.optionalReal("baseline_value"),
                Estimate.between(row, "difference"),
                row.truth("hindsight"),
                row.text("verdict").equals("cannot_tell"));
    }

    /** Certain only when the interval leaves zero out, and both were worked alike. */
    public Verdict verdict() {
        if (withheld) {
            return Verdict.CANNOT_TELL;
        }
        if (difference.isAbove(0)) {
            return metric.lowerIsBetter() ? Verdict.BASELINE : Verdict.SCORER;
        }
        if (difference.isBelow(0)) {
            return metric.lowerIsBetter() ? Verdict.SCORER : Verdict.BASELINE;
        }
        return Verdict.CANNOT_TELL;
    }

    /** What is counted. */
    public String unitWords() {
        return unit.equals("row") ? "rows" : "leads called once";
    }

    /** The verdict in words. */
    public String verdictWords() {
        return switch (verdict()) {
            case SCORER -> "for " + scorer;
            case BASELINE -> "for " + baseline;
            case CANNOT_TELL -> "cannot be told";
        };
    }
}
