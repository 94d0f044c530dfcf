package io.plumbline.engine.store;

import io.plumbline.engine.sql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/** The published copy of a store's result tables, which readers open while the store itself may be written. */
public final class ReadCopy {
    private static final Set<String> LEFT_OUT =
            Set.of("event", "attribute_change", "lead_export", "export_attribute", "exported_lead");

    private static final String RUNS = "select run_id, status from main.run";
    private static final String PUBLISHED_RUNS = "select run_id, status from published.main.run";

    private ReadCopy() {}

    /**
     * Writes the copy beside its final place and moves it there in one step, so that a reader sees the old copy or the
     * new one. Must not be called inside a transaction.
     *
     * @param store an open store
     * @param file  where the copy goes
     */
    public static void publish(Store store, Path file) {
        Path draft = draft(file);
        try {
            StoreFiles.delete(draft);
            fill(store, draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The read copy could not be published.", e);
        }
    }

    /**
     * Whether the copy is of the store as it is: it knows the same runs, and each change of a store is one. Must not be called
     * inside a transaction.
     */
    public static boolean isCurrent(Store store, Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            store.execute("attach " + Sql.literal(file.toAbsolutePath().toString()) + " as published (read_only)");
        } catch (StoreException e) {
            return false;
        }
        try {
            return store.number("select count(*) from (%s except all %s)".formatted(RUNS, PUBLISHED_RUNS))
                    .filter(missing -> missing == 0)
                    .isPresent();
        } catch (StoreException e) {
            return false;
        } finally {
            store.execute("detach published");
        }
    }

    /** Under which name the copy is written first. */
    public static Path draft(Path file) {
        return file.resolveSibling(file.getFileName() + ".draft");
    }

    private static void fill(Store store, Path draft) {
        store.execute("attach " + Sql.literal(draft.toAbsolutePath().toString()) + " as published");
        try {
            store.transaction(() -> tables(store).forEach(table -> copy(store, table)));
        } finally {
            store.execute("detach published");
        }
    }

    private static List<PublishedTable> tables(Store store) {
        return store.rows("""
                        select
                            table_name,
                            coalesce(comment, '') as comment
                        from duckdb_tables()
                        where database_name = current_database()
                            and schema_name = 'main'
                            and not temporary
                        order by table_name
                        """, row -> new PublishedTable(row.text("table_name"), row.text("comment"))).stream()
                .filter(table -> !LEFT_OUT.contains(table.name()))
                .toList();
    }

    private static void copy(Store store, PublishedTable table) {
        String name = Sql.identifier(table.name());
        store.execute("create table published." + name + " as from main." + name);
        store.execute("comment on table published." + name + " is " + Sql.literal(table.comment()));
    }

    private record PublishedTable(String name, String comment) {}
}
