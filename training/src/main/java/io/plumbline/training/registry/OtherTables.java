package io.plumbline.training.registry;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.registry.ModelDiff.Difference;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All else that the store holds of two models, table by table: what differs is counted, not listed. */
final class OtherTables {
    /** Compared cell by cell or point by point, or about what became of a model and not of what it is. */
    private static final Set<String> LEFT_OUT =
            Set.of("model", "model_feature", "threshold", "model_metric", "pr_curve", "model_status", "gate_check");

    private OtherTables() {}

    static List<Difference> differences(Store store, long first, long second) {
        return tables(store).stream()
                .flatMap(table -> difference(store, table, first, second).stream())
                .toList();
    }

    /** Those with a row or more per model. */
    private static List<String> tables(Store store) {
        return store.rows("""
                        select
                            table_name
                        from duckdb_columns()
                        where database_name = current_database()
                            and schema_name = 'main'
                        group by table_name
                        having bool_or(column_name = 'model_id')
                            and not bool_or(column_name = 'run_id')
                        order by table_name
                        """, row -> row.text("table_name")).stream()
                .filter(table -> !LEFT_OUT.contains(table))
                .toList();
    }

    private static Optional<Difference> difference(Store store, String table, long first, long second) {
        long left = rows(store, table, first, second);
        long right = rows(store, table, second, first);
        return left + right == 0
                ? Optional.empty()
                : Optional.of(new Difference(
                        "tables",
                        table + ", rows that the other has not",
                        Optional.of(String.valueOf(left)),
                        Optional.of(String.valueOf(right))));
    }

    private static long rows(Store store, String table, long of, long without) {
        String each = "select * exclude (model_id) from " + Sql.identifier(table) + " where model_id = ";
        return store.number("select count(*) from (" + each + of + " except all " + each + without + ") as rows_of_one")
                .orElse(0L);
    }
}
