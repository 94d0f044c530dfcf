package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
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
 * @param verdict    who did better, as far as the data can tell
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
        Verdict verdict) {

    private static final String DIFFERENCES = """
            select *
            from comparison
            where model_id = %s
                and segment = %s
                and metric not like 'conversions_in_top_%%'
                and metric not like 'conversion_of_leads_it_alone_calls_%%'
                and metric != 'roc_auc_delong'
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
        CANNOT_TELL;

        /** The verdict of the store, which is of the scorer. */
        static Verdict of(String ofScorer) {
            return switch (ofScorer) {
                case "better" -> SCORER;
                case "worse" -> BASELINE;
                default -> CANNOT_TELL;
            };
        }

        String words(Words words, String scorer, String baseline) {
            return switch (this) {
                case SCORER -> words.named("scorer", scorer);
                case BASELINE -> words.named("scorer", baseline);
                case CANNOT_TELL -> words.say("comparison.cannot_tell");
            };
        }
    }

    /** Those of the leads that the report is about. */
    static List<Difference> read(Store store, Subject subject) {
        return store.rows(
                DIFFERENCES.formatted(
                        subject.modelId(), Sql.literal(subject.segment()), subject.target(), Scorer.PLACE),
                Difference::of);
    }

    static Difference of(Row row) {
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
                Verdict.of(row.text("verdict")));
    }

    boolean isOf(String ofScorer, String against, String ofMetric) {
        return scorer.equals(ofScorer)
                && baseline.equals(against)
                && metric.name().equals(ofMetric);
    }

    public boolean isTold() {
        return verdict != Verdict.CANNOT_TELL;
    }

    /** The verdict in words. */
    public String verdictWords(Words words) {
        return verdict.words(words, scorer, baseline);
    }
}
