package io.plumbline.cli;

import io.plumbline.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a store holds: for each table, its columns, the number of its rows and a hash of them all. */
record StoreContent(Map<String, String> tables) {
    /** Columns that tell when and how long a command ran, by table. */
    private static final Map<String, String> CLOCK =
            Map.of("run", "started_at, finished_at", "model_status", "changed_at");

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
        Map<String, String> tables = new TreeMap<>(of(file).tables());
        if (!tables.isEmpty()) {
            try (Store store = Store.openForReading(file)) {
                tables.replaceAll((table, content) -> CLOCK.containsKey(table)
                        ? content(store, table, "(select * exclude (" + CLOCK.get(table) + ") from " + table + ")")
                        : content);
            }
        }
        return new StoreContent(tables);
    }

    /** The names of the tables that are not the same in both. */
    Set<String> differences(StoreContent other) {
        Set<String> names = new TreeSet<>(tables.keySet());
        names.addAll(other.tables.keySet());
        names.removeIf(name -> Objects.equals(tables.get(name), other.tables.get(name)));
        return names;
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
