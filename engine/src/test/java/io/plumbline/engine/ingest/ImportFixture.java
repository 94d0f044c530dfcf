package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace in a temporary folder and a store in memory. */
abstract class ImportFixture {
    static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    static final String EVENTS_ONLY = """
            version: 1
            name: test
            sources:
              events:
                - name: web
                  file: events.csv
                  columns: { event_id: id, lead_id: lead, occurred_at: at, type: type }
                  types:
                    page_view: { properties: { page: text, seconds: number } }
                    login: {}
              outcomes:
                - name: steps
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    static final String LEADS = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: id, created_at: created, account_id: account }
                  attributes: { title: text, employees: number }
              outcomes:
                - name: steps
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at, amount: amount, reason: why }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;

    @TempDir
    Path folder;

    Store store;
    private long runs;

    @BeforeEach
    void openStore() {
        store = Store.inMemory();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    void write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeZipped(String name, String text) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportSummary load(String yaml) {
        write("plumbline.yaml", yaml);
        return load();
    }

    ImportSummary load() {
        return store.transaction(() -> new Importer(store, WorkspaceReader.read(folder)).run(++runs, AS_OF));
    }

    /** The first source of the summary, as text. */
    String loaded(String yaml) {
        return load(yaml).sources().get(0).toString();
    }

    /** The one column of a query, as text. */
    List<String> texts(String sql) {
        return store.rows(
                "select cast(value as varchar) as value from (" + sql + ") as t(value)",
                row -> row.optionalText("value").orElse("-"));
    }

    /** The rows of a table, their columns divided by a bar, in alphabetical order. */
    List<String> table(String columns, String table) {
        return store.rows(
                "select concat_ws('|', "
                        + String.join(
                                ", ",
                                List.of(columns.split(", *")).stream()
                                        .map(column -> "coalesce(cast(" + column + " as varchar), '-')")
                                        .toList())
                        + ") as line from " + table + " order by line",
                row -> row.text("line"));
    }

    List<String> rejected() {
        return table("path, line, column_name, reason", "rejected_row");
    }
}
