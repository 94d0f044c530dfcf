package io.plumbline.cli.oddities;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.Map;

/** The rows and cells of a file that an import refused, by line and column. */
final class Refusals {
    private Refusals() {}

    static Map<String, String> of(Store store, OddTable table) {
        Map<String, String> found = Differences.map();
        store.rows(
                "select line, coalesce(column_name, '') as column_name, reason from rejected_row where path like "
                        + Sql.literal("%" + table.file()),
                row -> found.put("%06d %s".formatted(row.number("line"), row.text("column_name")), row.text("reason")));
        return found;
    }
}
