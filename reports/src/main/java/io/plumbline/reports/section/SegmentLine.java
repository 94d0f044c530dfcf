package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The prediction on the test rows of one segment, for the target.
 *
 * @param segment       {@code country=DE}, {@code country: missing} or {@code country: other}
 * @param rowCount      rows in it
 * @param positiveCount rows that reached the target
 * @param estimates     by name of the metric
 */
public record SegmentLine(String segment, long rowCount, long positiveCount, Map<String, Estimate> estimates) {
    private static final List<String> SHOWN =
            List.of("roc_auc", "average_precision", "log_loss", "calibration_slope", "calibration_in_the_large");

    private static final Estimate ABSENT =
            new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    private static final String SEGMENTS = """
            select
                segment as segment,
                metric as metric,
                value as value,
                low as low,
                high as high,
                row_count as row_count,
                positive_count as positive_count
            from model_metric
            where model_id = %s
                and scorer = 'predictive'
                and part = 'test'
                and unit = 'row'
                and segment != 'all'
                and label_step = %s
            order by segment, metric
            """;

    static List<SegmentLine> read(Store store, Subject subject) {
        Map<String, SegmentLine> lines = new LinkedHashMap<>();
        store.rows(
                SEGMENTS.formatted(subject.modelId(), subject.target()),
                row -> lines.computeIfAbsent(
                                row.text("segment"),
                                segment -> new SegmentLine(
                                        segment,
                                        row.number("row_count"),
                                        row.number("positive_count"),
                                        new LinkedHashMap<>()))
                        .estimates()
                        .put(
                                row.text("metric"),
                                new Estimate(
                                        row.optionalReal("value"), row.optionalReal("low"), row.optionalReal("high"))));
        return List.copyOf(lines.values());
    }

    /** The metrics that are shown, in the order of their columns. */
    public static List<Metric> metrics() {
        return SHOWN.stream().map(Metric::named).toList();
    }

    /** One of them. */
    public Estimate of(Metric metric) {
        return estimates.getOrDefault(metric.name(), ABSENT);
    }
}
