package io.plumbline.training.pipeline;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.encoding.FeatureRows;
import io.plumbline.training.snapshot.TrainingRows;
import java.util.Arrays;

/** Some of the training rows, as the store reads them. */
final class RowSelection {
    private RowSelection() {}

    /**
     * The rows with these numbers.
     *
     * @param rows ascending; at least one
     */
    static FeatureRows of(Store store, int[] rows) {
        int first = rows[0];
        int last = rows[rows.length - 1];
        String condition = last - first == rows.length - 1
                ? "row_id between " + first + " and " + last
                : "row_id in (select row_id from " + Sql.identifier(listed(store, rows)) + ")";
        return FeatureRows.numbered(TrainingRows.FEATURES, condition, "row_id");
    }

    private static String listed(Store store, int[] rows) {
        String table = "picked_row_" + Integer.toHexString(Arrays.hashCode(rows));
        store.execute("create or replace temp table " + Sql.identifier(table) + " (row_id double)");
        store.append(table, Arrays.stream(rows).asDoubleStream().toArray());
        return table;
    }
}
