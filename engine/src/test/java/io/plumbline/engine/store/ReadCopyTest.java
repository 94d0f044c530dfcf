package io.plumbline.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCopyTest {
    private static final String TABLES = """
            select
                table_name,
                comment
            from duckdb_tables()
            where database_name = current_database()
            order by table_name""";

    @TempDir
    private Path folder;

    @Test
    void allTablesAreCopiedWithTheirCommentsExceptTheRawOnes() {
        Path copy = folder.resolve("plumbline-read.duckdb");
        List<String> expected;
        try (Store store = Store.inMemory()) {
            store.execute("create temp table scratch as select 1 as n");
            ReadCopy.publish(store, copy);
            expected = new ArrayList<>(tables(store));
        }
        Set<String> raw =
                Set.of("event", "attribute_change", "lead_export", "export_attribute", "exported_lead", "scratch");
        expected.removeIf(table -> raw.contains(table.substring(0, table.indexOf(':'))));
        try (Store published = Store.openForReading(copy)) {
            assertEquals(expected, tables(published));
        }
    }

    @Test
    void aReaderOfTheOldCopyIsNotDisturbedByTheNewOne() throws IOException {
        Path copy = folder.resolve("plumbline-read.duckdb");
        try (Store store = Store.inMemory()) {
            ReadCopy.publish(store, copy);
            byte[] old = Files.readAllBytes(copy);
            Path kept = Files.createLink(folder.resolve("held open"), copy);
            store.execute("insert into store_version values (77)");
            ReadCopy.publish(store, copy);
            assertArrayEquals(old, Files.readAllBytes(kept));
        }
        try (Store published = Store.openForReading(copy)) {
            assertEquals(
                    77,
                    published.number("select max(version) from store_version").orElseThrow());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aCopyThatFailsLeavesTheOldOneAndTheStoreUsable() throws IOException {
        Path copy = folder.resolve("plumbline-read.duckdb");
        try (Store store = Store.inMemory()) {
            ReadCopy.publish(store, copy);
            byte[] old = Files.readAllBytes(copy);
            store.execute("create table broken as select 1 as n");
            store.execute("create view other as select 1 as n");
            Files.createDirectory(folder.resolve("plumbline-read.duckdb.draft"));
            Files.createFile(folder.resolve("plumbline-read.duckdb.draft").resolve("in the way"));
            assertThrows(RuntimeException.class, () -> ReadCopy.publish(store, copy));
            assertArrayEquals(old, Files.readAllBytes(copy));
            store.transaction(() -> store.execute("insert into broken values (2)"));
        }
    }

    private static List<String> tables(Store store) {
        return store.rows(
                TABLES,
                row -> row.text("table_name") + ":"
                        + row.optionalText("comment").orElse(""));
    }
}
