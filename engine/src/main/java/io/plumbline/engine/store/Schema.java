package io.plumbline.engine.store;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The tables of a store and their version. */
public final class Schema {
    /** Raised with every change of a table; the change comes with a migration. */
    static final long VERSION = 1;

    private Schema() {}

    static void prepare(Store store, String name) {
        boolean fresh = store.number("select count(*) from duckdb_tables() where table_name = 'store_version'")
                .filter(count -> count > 0)
                .isEmpty();
        if (fresh) {
            store.transaction(() -> create(store));
            return;
        }
        long version = store.number("select version from store_version").orElse(0L);
        if (version != VERSION) {
            throw ProblemException.failed(
                    name,
                    "The store has layout " + version + ", this program reads layout " + VERSION + ".",
                    "Use the program's version that wrote it, or move the file away and run 'plumbline run' again.");
        }
    }

    /** The statements that make an empty store. */
    static List<String> statements() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("schema.sql"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^;$"))
                    .filter(sql -> !sql.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Store store) {
        statements().forEach(store::execute);
        store.execute("insert into store_version values (" + VERSION + ")");
    }
}
