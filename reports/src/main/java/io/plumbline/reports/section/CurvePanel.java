package io.plumbline.reports.section;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The precision/recall curves of one label step: all scorers that somebody may use, entries of the test part.
 *
 * @param labelStep the step that counts as success
 * @param chart     the curves and the chosen thresholds
 * @param drawn     points drawn
 * @param stored    points in the store
 * @param table     the same curves as a table
 */
public record CurvePanel(String labelStep, Chart chart, long drawn, long stored, RecallTable table) {
    private static final Set<String> MARKED = Set.of("predictive", "points", "existing");
    private static final String STEPS = """
            select distinct
                label_step as label_step,
                label_step = %s as is_target
            from pr_curve
            where model_id = %s
                and part = 'test'
                and unit = 'entry'
                and segment = 'all'
            order by is_target desc, label_step
            limit 3
            """;
    private static final String CURVE = """
            select
                scorer as scorer,
                threshold as threshold,
                precision as precision,
                recall as recall
            from pr_curve
            where model_id = %s
                and part = 'test'
                and unit = 'entry'
                and segment = 'all'
                and label_step = %s
                and scorer <> 'yardstick'
                and precision is not null
                and recall is not null
            """;
    // Of the points within a four-hundredth of recall the highest threshold is drawn; the eye cannot part more.
    private static final String POINTS = """
            select
                scorer as scorer,
                round(recall, 5) as recall,
                round(precision, 5) as precision,
                round(threshold, 6) as threshold,
                count(*) over () as stored
            from (%s) as curve
            qualify row_number() over (partition by scorer, floor(recall * 400) order by threshold desc) = 1
            order by scorer, threshold desc
            """;

    private record Point(String scorer, List<Object> cells, long stored) {}

    static List<CurvePanel> read(Store store, Subject subject, List<ThresholdLine> thresholds) {
        List<String> steps =
                store.rows(STEPS.formatted(subject.target(), subject.modelId()), row -> row.text("label_step"));
        List<CurvePanel> panels = new ArrayList<>();
        for (String step : steps) {
            String id = "precision-recall-" + (panels.size() + 1);
            String curve = CURVE.formatted(subject.modelId(), Sql.literal(step));
            panels.add(panel(store, curve, step, id, thresholds));
        }
        return panels;
    }

    private static CurvePanel panel(Store store, String curve, String step, String id, List<ThresholdLine> thresholds) {
        List<Point> points = store.rows(
                POINTS.formatted(curve),
                row -> new Point(
                        row.text("scorer"),
                        List.of(row.real("recall"), row.real("precision"), row.real("threshold")),
                        row.number("stored")));
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        points.forEach(point -> rows.computeIfAbsent(point.scorer(), scorer -> new ArrayList<>())
                .add(point.cells()));
        rows.put("chosen", chosen(step, thresholds));
        long stored = points.stream().mapToLong(Point::stored).findFirst().orElse(0);
        Chart chart = new Chart(id, "precision-recall", rows);
        return new CurvePanel(step, chart, points.size(), stored, RecallTable.read(store, curve));
    }

    /** The thresholds that aim at a step, where the test part found them. */
    private static List<List<Object>> chosen(String step, List<ThresholdLine> thresholds) {
        return thresholds.stream()
                .filter(line -> line.labelStep().equals(step) && MARKED.contains(line.scorer()))
                .filter(line -> line.threshold().isPresent()
                        && line.promisedRecall().value().isPresent()
                        && line.promisedPrecision().value().isPresent())
                .map(line -> List.<Object>of(
                        line.promisedRecall().value().getAsDouble(),
                        line.promisedPrecision().value().getAsDouble(),
                        line.threshold().getAsDouble(),
                        line.mark()))
                .toList();
    }

    /** Whether the store holds more points than are drawn. */
    public boolean isThinned() {
        return stored > drawn;
    }
}
