package io.plumbline.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void everyTableSaysWhatOneRowIs() {
        try (Store store = Store.inMemory()) {
            List<String> silent = store.rows("""
                    select
                        table_name
                    from duckdb_tables()
                    where comment is null
                        or not starts_with(comment, 'one row')
                    """, row -> row.text("table_name"));
            assertEquals(List.of(), silent);
        }
    }

    @Test
    void everyTableButTheVersionStatesItsKeyOrThatItHasNone() {
        try (Store store = Store.inMemory()) {
            List<String> silent = store.rows("""
                    select
                        table_name
                    from duckdb_tables()
                    where not contains(comment, 'key:')
                    order by table_name
                    """, row -> row.text("table_name"));
            assertEquals(List.of("rejected_row", "store_version"), silent);
        }
    }

    @Test
    void columnsHaveAFewPlainTypes() {
        try (Store store = Store.inMemory()) {
            List<String> types = store.rows("""
                    select distinct
                        data_type
                    from duckdb_columns()
                    where not internal
                    order by data_type
                    """, row -> row.text("data_type"));
            assertEquals(
                    List.of("BIGINT", "BLOB", "BOOLEAN", "DECIMAL(18,6)", "DOUBLE", "TIMESTAMP", "VARCHAR"), types);
        }
    }

    @Test
    void aFreshStoreHasTheLayoutOfThisProgram() {
        try (Store store = Store.inMemory()) {
            assertEquals(
                    Schema.VERSION,
                    store.number("select version from store_version").orElseThrow());
            assertTrue(Schema.statements().size() > 20);
        }
    }
}
