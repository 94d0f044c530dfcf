package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Metrics of all scorers on the test rows, for the target.
 *
 * @param values all of them
 */
public record MetricTable(List<Value> values) {
    /** What says whether a probability can be believed, in the order in which it is shown. */
    private static final List<String> PROBABILITY = List.of(
            "log_loss",
            "calibration_slope",
            "calibration_intercept",
            "calibration_in_the_large",
            "brier",
            "brier_reliability",
            "brier_resolution",
            "brier_uncertainty",
            "brier_within_bins");

    private static final Set<String> OF_ALL_SCORERS =
            Set.of("roc_auc", "average_precision", "top_decile_lift", "log_loss", "brier");
    private static final String VALUES = """
            select
                scorer as scorer,
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
                and segment = 'all'
                and label_step = %s
            order by metric = 'roc_auc' desc, metric = 'average_precision' desc, metric, %s, scorer
            """;

    /** One metric of one scorer, with the rows and positives it was measured on. */
    public record Value(String scorer, Metric metric, Estimate estimate, long rowCount, long positiveCount) {
        private static Value of(Row row) {
            Estimate estimate =
                    new Estimate(row.optionalReal("value"), row.optionalReal("low"), row.optionalReal("high"));
            return new Value(
                    row.text("scorer"),
                    Metric.named(row.text("metric")),
                    estimate,
                    row.number("row_count"),
                    row.number("positive_count"));
        }

        /** The number alone. */
        public String shown() {
            return metric.value(estimate);
        }

        /** Its interval. */
        public String bounds() {
            return metric.bounds(estimate);
        }
    }

    /** A metric across the scorers; absent where it was not measured. */
    public record Line(Metric metric, List<Optional<Value>> values) {}

    public static MetricTable read(Store store, Subject subject) {
        String sql = VALUES.formatted(subject.modelId(), subject.target(), Scorer.PLACE);
        return new MetricTable(store.rows(sql, Value::of));
    }

    /** One metric of one scorer. */
    public Optional<Value> of(String scorer, String metric) {
        return values.stream()
                .filter(value ->
                        value.scorer().equals(scorer) && value.metric().name().equals(metric))
                .findFirst();
    }

    public List<String> scorers() {
        return values.stream().map(Value::scorer).distinct().toList();
    }

    /** The rows of the table of all scorers, one per metric. */
    public List<Line> lines() {
        Map<Metric, List<Optional<Value>>> lines = new LinkedHashMap<>();
        for (Value value : values) {
            if (OF_ALL_SCORERS.contains(value.metric().name())) {
                lines.computeIfAbsent(value.metric(), metric -> new ArrayList<>(across(metric)));
            }
        }
        return lines.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private List<Optional<Value>> across(Metric metric) {
        return scorers().stream().map(scorer -> of(scorer, metric.name())).toList();
    }

    /** What judges probabilities: by scorer, then as listed. */
    public List<Value> ofProbabilities() {
        return scorers().stream()
                .flatMap(scorer -> PROBABILITY.stream().flatMap(metric -> of(scorer, metric).stream()))
                .toList();
    }
}
