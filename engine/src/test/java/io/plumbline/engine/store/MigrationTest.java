package io.plumbline.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store made by the first layout's own text, as an earlier release left it. */
class MigrationTest {
    private static final String FILLED = """
            insert into store_version values (1);
            insert into run values
                (1, 'import', '2026-02-01', '2026-02-01', '2026-02-01', 'done', null, null, 'old'),
                (2, 'import', '2026-03-05', '2026-03-05', '2026-03-05', 'done', null, null, 'old');
            alter table lead add column title varchar;
            alter table event add column page varchar;
            insert into source_file values
                (1, 'crm', 'leads', 'leads.csv', 'a', 1, 2, 0, 0, 0, 'd'),
                (2, 'crm', 'leads', 'leads.csv', 'b', 1, 0, 0, 0, 2, 'd'),
                (2, 'web', 'events', 'events.csv', 'c', 1, 1, 0, 0, 0, 'd');
            insert into lead values
                ('L1', '2026-01-01', null, 1, null, 1, 'CEO'),
                ('L2', '2026-01-20', null, 2, null, 1, 'CTO');
            insert into attribute_change values ('L1', 'title', 'Boss', '2026-03-01', 2);
            insert into event values ('e1', 'L1', '2026-01-02', null, 'page_view', 'web', 2, 'home');
            insert into outcome values ('L1', 'mql', '2026-01-03', 5, 'why', true, 'crm', 1);
            insert into model values
                (1, 1, 'trained', '2026-02-01', 'customer', 30, 'monthly', true, 1, 'none', 9, 9, 1, '{}', ''::blob, '', 'a'),
                (2, 2, 'trained', '2026-03-01', 'customer', 30, 'monthly', true, 1, 'none', 9, 9, 1, '{}', ''::blob, '', 'b');
            """;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeStore() throws IOException, SQLException {
        file = folder.resolve("plumbline.duckdb");
        try (InputStream in = MigrationTest.class.getResourceAsStream("schema-1.sql");
                Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8) + ";" + FILLED);
        }
    }

    @Test
    void aMigratedStoreHasTheTablesOfAFreshOne() {
        try (Store migrated = Store.open(file);
                Store fresh = Store.inMemory()) {
            migrated.execute("alter table lead drop column title");
            migrated.execute("alter table event drop column page");
            assertEquals(layout(fresh), layout(migrated));
            assertEquals(
                    Schema.VERSION,
                    migrated.number("select version from store_version").orElseThrow());
        }
    }

    private static List<String> layout(Store store) {
        return store.rows("""
                select
                    concat_ws(' ', c.table_name, c.column_name, c.data_type, c.is_nullable, t.comment) as line
                from duckdb_columns() as c
                join duckdb_tables() as t on t.table_oid = c.table_oid
                where c.database_name = current_database()
                order by line
                """, row -> row.text("line"));
    }

    @Test
    void whatItHeldStaysAndIsKnownAsBefore() {
        Store.open(file).close();
        try (Store store = Store.open(file)) {
            assertEquals(
                    List.of(
                            "1 leads.csv - 2026-02-01 00:00:00 2",
                            "2 events.csv - 2026-03-01 00:00:00 1",
                            "2 leads.csv - 2026-03-01 00:00:00 0"),
                    lines(store, "source_file", "run_id, path, exported_at, known_at, accepted_count"));
            assertEquals(
                    List.of("e1 L1 home - - -"),
                    lines(store, "event", "event_id, lead_id, page, recorded_at, replaced_at, stated_at"));
            assertEquals(
                    List.of("L1 mql 5.0 - - - -"),
                    lines(store, "outcome", "lead_id, step, amount, recorded_at, replaced_at, stated_at, moved_from"));
            assertEquals(
                    List.of("crm L1 2026-02-01 00:00:00", "crm L2 2026-02-01 00:00:00"),
                    lines(store, "lead_export", "source, lead_id, known_at"));
            assertEquals(
                    List.of("crm 2026-02-01 00:00:00 title"),
                    lines(store, "export_attribute", "source, known_at, attribute"));
        }
    }

    @Test
    void theNewestModelIsTheChampionAndNobodyKnowsWhatItWasMadeFrom() {
        Store.open(file).close();
        try (Store store = Store.open(file)) {
            assertEquals(
                    List.of("1 retired - -", "2 champion - -"),
                    lines(store, "model", "model_id, status, data_fingerprint, manifest"));
            assertEquals(
                    List.of(
                            "1 1 retired replaced 2026-02-01 00:00:00 1",
                            "2 2 champion promoted 2026-03-05 00:00:00 2"),
                    lines(store, "model_status", "change_no, model_id, status, cause, changed_at, run_id"));
        }
    }

    private static List<String> lines(Store store, String table, String columns) {
        String texts = List.of(columns.split(", ")).stream()
                .map(column -> "coalesce(cast(" + column + " as varchar), '-')")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return store.rows(
                "select concat_ws(' ', " + texts + ") as line from " + table + " order by line",
                row -> row.text("line"));
    }
}
