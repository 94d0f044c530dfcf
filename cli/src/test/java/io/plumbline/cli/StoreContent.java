package io.plumbline.cli;

import io.plumbline.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a store holds: for each table, its columns, the number of its rows and a hash of them all. */
record StoreContent(Map<String, String> tables) {

    static StoreContent of(Path file) {
        Map<String, String> tables = new TreeMap<>();
        if (Files.exists(file)) {
            try (Store store = Store.openForReading(file)) {
                store.rows("select table_name from duckdb_tables() order by table_name", row -> row.text("table_name"))
                        .forEach(table -> tables.put(table, content(store, table, table)));
            }
        }
        return new StoreContent(tables);
    }

    /** {@link #of} without what tells when and how long a command ran. */
    static StoreContent withoutClock(Path file) {
        StoreContent content = of(file);
        Map<String, String> tables = new TreeMap<>(content.tables());
        if (tables.containsKey("run")) {
            try (Store store = Store.openForReading(file)) {
                tables.put("run", content(store, "run", "(select * exclude (started_at, finished_at) from run)"));
            }
        }
        return new StoreContent(tables);
    }

    private static String content(Store store, String table, String rowsOf) {
        String columns = store.first(
                        "select string_agg(column_name || ' ' || data_type, ', ' order by column_index) as columns"
                                + " from duckdb_columns() where table_name = '" + table + "'",
                        row -> row.text("columns"))
                .orElseThrow();
        String rows = store.first(
                        "select count(*) || ' rows ' || coalesce(bit_xor(hash(t)), 0) as content from " + rowsOf
                                + " as t",
                        row -> row.text("content"))
                .orElseThrow();
        return columns + ": " + rows;
    }
}
