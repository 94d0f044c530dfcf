package io.plumbline.engine.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files too large to be looked at whole. Each row has a text with line breaks and delimiters inside quotes. */
class SampleTest {
    private static final int ROWS = 500_000;

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.inMemory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void plainTextIsLookedAtInPiecesFromAllOverIt() {
        assertSampled("log.csv", text().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void packedTextIsLookedAtInPiecesFromAllOverIt() {
        assertSampled("log.csv.gz", Exports.packed(text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void utf16KeepsItsStep() {
        assertSampled("log.csv", text().getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void linesOfJsonAreSampledToo() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            text.append("{\"id\": ").append(row).append(", \"day\": \"").append(day(row));
            text.append("\", \"tags\": [\"a\", \"b\"], \"note\": \"")
                    .append("x".repeat(40))
                    .append("\"}\n");
        }
        TableProfile table = profile("log.jsonl", text.toString().getBytes(StandardCharsets.UTF_8));
        assertTrue(table.sampled());
        assertEquals(ROWS, (double) table.rows(), ROWS / 20.0);
        assertEquals(Optional.of("json"), table.column("tags").orElseThrow().listSeparator());
        assertSpread(table);
    }

    @Test
    void parquetIsSampledByBlocksAndItsTimesAreThoseOfTheWholeFile() {
        Path file = folder.resolve("log.parquet");
        store.execute("""
                copy (
                    select
                        i as id,
                        timestamp '2020-01-01' + to_seconds(i) as at,
                        i %% 7 as a,
                        'text ' || i as b,
                        i / 3e0 as c
                    from range(2000000) as r(i)
                ) to '%s'
                """.formatted(file));
        TableProfile table = new TableProfiler(store, folder).profile(file);
        assertTrue(table.sampled());
        assertEquals(2_000_000, table.rows());
        assertTrue(table.looked() < 1_000_000, () -> "looked at " + table.looked());
        TimeProfile at = table.column("at").orElseThrow().time().orElseThrow();
        assertEquals(Instant.parse("2020-01-01T00:00:00Z"), at.earliest());
        assertEquals(Instant.parse("2020-01-24T03:33:19Z"), at.latest());
    }

    private void assertSampled(String name, byte[] bytes) {
        TableProfile table = profile(name, bytes);
        assertTrue(table.sampled());
        assertEquals(ROWS, (double) table.rows(), ROWS / 20.0);
        assertTrue(table.looked() > ROWS / 4 && table.looked() < ROWS);
        assertEquals(3, table.columns().size());
        assertEquals(ValueType.DATE, table.columns().get(1).type());
        assertEquals(1.0, table.columns().get(1).fit());
        assertEquals(table.looked(), table.columns().get(0).present());
        assertTrue(table.columns().get(0).unique());
        assertTrue(table.remarks().stream()
                .anyMatch(remark -> remark.startsWith("Looked at " + table.looked() + " of about ")));
        assertSpread(table);
    }

    /** Every twentieth of the file is met. */
    private void assertSpread(TableProfile table) {
        assertEquals(
                Optional.of(20L),
                store.number(
                        "select count(distinct cast(c0 as integer) // " + ROWS / 20 + ") from " + table.relation()));
    }

    private TableProfile profile(String name, byte[] bytes) {
        Exports exports = new Exports(folder, store);
        return exports.profile(exports.bytes(name, bytes));
    }

    private static String text() {
        StringBuilder text = new StringBuilder("seq,day,note\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(row).append(',').append(day(row)).append(",\"first line, then\n1,2,3\nnumber \"\"");
            text.append(Integer.toHexString(row * 7919)).append("\"\" and an end that is long enough\"\n");
        }
        return text.toString();
    }

    private static LocalDate day(int row) {
        return LocalDate.of(2020, 1, 1).plusDays(row / 500);
    }
}
