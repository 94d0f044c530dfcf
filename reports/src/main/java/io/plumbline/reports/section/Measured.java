package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import java.util.List;

/**
 * One metric of one scorer on the test rows of a segment, for the target.
 *
 * @param segment       {@code all}, {@code country=DE}, {@code country: missing} or {@code country: other}
 * @param rowCount      rows it was measured on
 * @param positiveCount those among them that reached the target
 */
public record Measured(
        String scorer, String segment, Metric metric, Estimate estimate, long rowCount, long positiveCount) {

    private static final String MEASURED = """
            select
                scorer as scorer,
                segment as segment,
                metric as metric,
                value as value,
                low as low,
                high as high,
                row_count as row_count,
                positive_count as positive_count
            from model_metric
            where model_id = %s
                and part = 'test'
                and unit = 'row'
                and label_step = %s
            order by segment, metric = 'roc_auc' desc, metric = 'average_precision' desc, metric, %s, scorer
            """;

    /** Everything measured; segments and groups of worked leads as well as all leads. */
    public static List<Measured> read(Store store, Subject subject) {
        return store.rows(MEASURED.formatted(subject.modelId(), subject.target(), Scorer.PLACE), Measured::of);
    }

    private static Measured of(Row row) {
        return new Measured(
                row.text("scorer"),
                row.text("segment"),
                Metric.named(row.text("metric")),
                Estimate.between(row, "value"),
                row.number("row_count"),
                row.number("positive_count"));
    }

    /** The number alone. */
    public String shown(Figures figures) {
        return metric.value(estimate, figures);
    }

    /** Its interval. */
    public String bounds(Figures figures) {
        return metric.bounds(estimate, figures);
    }
}
