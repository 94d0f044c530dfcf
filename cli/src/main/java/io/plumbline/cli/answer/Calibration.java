package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the probability can be believed, on the rows of the test part, unit row: for all of them, then by segment.
 *
 * @param segments all rows first; then the segments of each attribute
 */
public record Calibration(List<Segment> segments) {

    /**
     * Some rows.
     *
     * @param segment   {@code all}, {@code country=DE}, {@code country: missing} or {@code country: other}
     * @param rows      how many they are
     * @param converted those that reached the target
     * @param metrics   figures by the name of the metric
     */
    public record Segment(String segment, long rows, long converted, Map<String, Figure> metrics) {
        private String text(String metric, int decimals) {
            Figure figure = metrics.get(metric);
            return figure == null ? "" : figure.text(decimals);
        }
    }

    private record Measure(String metric, String words, String right) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("calibration_slope", "slope of the log-odds", "1; below it, promises are too extreme"),
            new Measure("calibration_intercept", "intercept at that slope", "0"),
            new Measure("calibration_in_the_large", "intercept at slope 1", "0; below it, too much is promised"),
            new Measure("brier", "Brier score", "the sum of the next four, resolution taken off"),
            new Measure("brier_reliability", "reliability", "0"),
            new Measure("brier_resolution", "resolution", "as large as can be"),
            new Measure("brier_uncertainty", "uncertainty", "given by the rate of conversions"),
            new Measure("brier_within_bins", "within the groups", "about 0"));

    /** Reads the figures of a model. */
    public static Calibration read(Store store, long modelId) {
        Map<String, Segment> found = new LinkedHashMap<>();
        store.rows(
                """
                select
                    m.segment as segment,
                    m.metric as metric,
                    m.value as value,
                    m.low as value_low,
                    m.high as value_high,
                    m.row_count as row_count,
                    m.positive_count as positive_count
                from model_metric as m
                join model as d on d.model_id = m.model_id
                where m.model_id = %s
                    and m.scorer = 'predictive'
                    and m.part = 'test'
                    and m.unit = 'row'
                    and m.label_step = d.target
                order by
                    m.segment != 'all',
                    m.segment,
                    m.metric
                """.formatted(modelId),
                row -> found.computeIfAbsent(
                                row.text("segment"),
                                name -> new Segment(
                                        name,
                                        row.number("row_count"),
                                        row.number("positive_count"),
                                        new LinkedHashMap<>()))
                        .metrics()
                        .put(row.text("metric"), Figure.of(row, "value")));
        return new Calibration(List.copyOf(found.values()));
    }

    void print(Page page) {
        segments.stream().filter(each -> each.segment().equals("all")).forEach(all -> ofAll(page, all));
        if (segments.size() > 1) {
            bySegment(page);
        }
    }

    private static void ofAll(Page page, Segment all) {
        TextTable table =
                TextTable.of(TextTable.words("measure"), TextTable.words("value"), TextTable.words("right is"));
        MEASURES.stream()
                .filter(measure -> all.metrics().containsKey(measure.metric()))
                .forEach(measure -> table.row(measure.words(), all.text(measure.metric(), 4), measure.right()));
        page.heading("Whether the probability can be believed, on the same rows");
        page.table(table);
    }

    private void bySegment(Page page) {
        TextTable table = TextTable.of(
                TextTable.words("segment"),
                TextTable.numbers("rows"),
                TextTable.numbers("converted"),
                TextTable.words("ROC AUC"),
                TextTable.words("log loss"),
                TextTable.words("slope"),
                TextTable.words("intercept at slope 1"));
        segments.forEach(each -> table.row(
                each.segment(),
                Figures.count(each.rows()),
                Figures.count(each.converted()),
                each.text("roc_auc", 3),
                each.text("log_loss", 4),
                each.text("calibration_slope", 2),
                each.text("calibration_in_the_large", 2)));
        page.heading("The same by segment; values with few conversions are pooled as other");
        page.table(table);
    }
}
