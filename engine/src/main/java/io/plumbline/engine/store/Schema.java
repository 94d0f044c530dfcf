package io.plumbline.engine.store;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The tables of a store and their version. A store of an older layout is brought up to date when it is opened. */
public final class Schema {
    /** Raised with every change of a table; {@code migration-N.sql} leads from the layout before to N. */
    public static final long VERSION = 4;

    /** The oldest layout that can be brought up to date. */
    public static final long OLDEST = 1;

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
        if (version < OLDEST || version > VERSION) {
            throw ProblemException.failed(
                    name,
                    "The store has layout " + version + ", this program reads layouts " + OLDEST + " to " + VERSION
                            + ".",
                    "Use the program's version that wrote it, or move the file away and run 'plumbline run' again.");
        }
        if (version < VERSION) {
            store.transaction(() -> migrate(store, version));
        }
    }

    /** The statements that make an empty store. */
    static List<String> statements() {
        return statements("schema.sql");
    }

    private static List<String> statements(String resource) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^;$"))
                    .filter(sql -> !sql.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trying every compression takes a good part of an import; DuckDB 2 reads the ones named here, and makes others. */
    private static void create(Store store) {
        boolean compresses =
                store.number("select 1 where starts_with(version(), 'v1.')").isPresent();
        statements().forEach(sql -> store.execute(compresses ? sql : sql.replaceAll(" using compression [a-z]+", "")));
        store.execute("insert into store_version values (" + VERSION + ")");
    }

    private static void migrate(Store store, long from) {
        for (long version = from + 1; version <= VERSION; version++) {
            statements("migration-" + version + ".sql").forEach(store::execute);
        }
        store.execute("update store_version set version = " + VERSION);
    }
}
