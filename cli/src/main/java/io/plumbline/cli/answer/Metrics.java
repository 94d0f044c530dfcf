package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Figures;
import io.plumbline.cli.terminal.Page;
import io.plumbline.cli.terminal.TextTable;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well each scorer ranks and promises, measured on the rows of the test part, unit row.
 *
 * @param testRows      rows of the test part
 * @param testPositives those that converted
 * @param scorers       the predictive score first, then the points, then the others
 */
public record Metrics(long testRows, long testPositives, List<ScorerMetrics> scorers) {

    /** A scorer's figures by the name of the metric. */
    public record ScorerMetrics(String scorer, Map<String, Figure> metrics) {}

    private record Metric(String name, String heading, int decimals) {}

    /** Points before their bounds, and scores made for comparing: for those who ask the table. */
    private static final Set<String> FOR_THE_TABLE =
            Set.of("points_unclamped", "points_calibrated", "predictive_calibrated", "combined");

    private static final List<Metric> SHOWN = List.of(
            new Metric("roc_auc", "ROC AUC", 3),
            new Metric("average_precision", "average precision", 3),
            new Metric("top_decile_lift", "lift in top decile", 2),
            new Metric("log_loss", "log loss", 4));

    /** Reads the figures of a model. */
    public static Metrics read(Store store, long modelId) {
        Map<String, Map<String, Figure>> found = new LinkedHashMap<>();
        store.rows(
                """
                select
                    m.scorer as scorer,
                    m.metric as metric,
                    m.value as value,
                    m.low as value_low,
                    m.high as value_high
                from model_metric as m
                join model as d on d.model_id = m.model_id
                where m.model_id = %s
                    and m.part = 'test'
                    and m.unit = 'row'
                    and m.segment = 'all'
                    and m.label_step = d.target
                order by
                    case m.scorer when 'predictive' then 0 when 'points' then 1 else 2 end,
                    m.scorer,
                    m.metric
                """.formatted(modelId),
                row -> found.computeIfAbsent(row.text("scorer"), s -> new LinkedHashMap<>())
                        .put(row.text("metric"), Figure.of(row, "value")));
        return new Metrics(
                test(store, modelId, "row_count"),
                test(store, modelId, "positive_count"),
                found.entrySet().stream()
                        .map(entry -> new ScorerMetrics(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static long test(Store store, long modelId, String count) {
        return store.number("select " + count + " from model_part where part = 'test' and model_id = " + modelId)
                .orElse(0L);
    }

    void print(Page page) {
        if (scorers.isEmpty()) {
            return;
        }
        page.heading("Measured on " + Figures.count(testRows) + " held-out test rows, of which "
                + Figures.count(testPositives) + " converted, with 95 % intervals");
        List<TextTable.Column> columns = new ArrayList<>(List.of(TextTable.words("scorer")));
        SHOWN.forEach(metric -> columns.add(TextTable.words(metric.heading())));
        TextTable table = TextTable.of(columns);
        scorers.stream().filter(each -> !FOR_THE_TABLE.contains(each.scorer())).forEach(each -> table.row(cells(each)));
        page.table(table);
    }

    private static List<String> cells(ScorerMetrics scorer) {
        List<String> cells = new ArrayList<>(List.of(scorer.scorer()));
        SHOWN.forEach(metric -> {
            Figure figure = scorer.metrics().get(metric.name());
            cells.add(figure == null ? "" : figure.text(metric.decimals()));
        });
        return cells;
    }
}
