package io.plumbline.training.registry;

import io.plumbline.engine.store.Store;
import io.plumbline.training.registry.ModelDiff.Difference;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of which two models' rows are held against each other, cell by cell.
 *
 * @param topic  the topic of what differs
 * @param table  with a column {@code model_id}
 * @param key    SQL text that names a row within a model
 * @param values columns compared
 * @param shared whether rows that only one of the models has are left to another topic
 */
record ComparedTable(String topic, String table, String key, List<String> values, boolean shared) {

    static final List<ComparedTable> ALL = List.of(
            new ComparedTable(
                    "model",
                    "model",
                    "'model'",
                    List.of(
                            "target",
                            "horizon_days",
                            "snapshot_policy",
                            "regularisation_c",
                            "calibration",
                            "row_count",
                            "lead_count",
                            "positive_count",
                            "fingerprint"),
                    false),
            new ComparedTable("features", "model_feature", "term", List.of("transform"), false),
            new ComparedTable("coefficients", "model_feature", "term", List.of("coefficient", "mean", "scale"), true),
            new ComparedTable(
                    "thresholds",
                    "threshold",
                    "scorer || ' ' || level",
                    List.of(
                            "label_step",
                            "policy",
                            "status",
                            "threshold",
                            "promised_precision",
                            "promised_recall",
                            "promised_volume_per_month"),
                    false),
            new ComparedTable(
                    "figures",
                    "model_metric",
                    "concat_ws(' ', scorer, part, unit, label_step, segment, metric)",
                    List.of("value", "low", "high"),
                    false));

    List<Difference> differences(Store store, long first, long second) {
        return store.rows(
                """
                with first_cells as (
                %s),
                second_cells as (
                %s)
                select
                    coalesce(f.name, s.name) as name,
                    f.cell as before,
                    s.cell as after
                from first_cells as f
                %s join second_cells as s on s.name = f.name
                where f.cell is distinct from s.cell
                order by name
                """.formatted(cells(first), cells(second), shared ? "" : "full outer"),
                row -> new Difference(topic, row.text("name"), row.optionalText("before"), row.optionalText("after")));
    }

    private String cells(long modelId) {
        return values.stream()
                .map(value -> """
                            select
                                %s || ', %s' as name,
                                cast(%s as varchar) as cell
                            from %s
                            where model_id = %s
                        """.formatted(key, value, value, table, modelId))
                .collect(Collectors.joining("    union all\n"));
    }
}
