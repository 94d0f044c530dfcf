package io.plumbline.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Parquet file with types of its own brings what the same file brings when all of it is text. */
class FileTypeTest extends ImportFixture {
    private static final String YAML = """
            version: 1
            name: test
            sources:
              leads:
                - name: crm
                  file: leads.parquet
                  columns: { lead_id: id, created_at: created }
                  attributes: { amount: number, flag: boolean, day: date, seen: timestamp, word: text }
              outcomes:
                - name: steps
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: monthly }
            """;
    private static final List<String> TIMES = List.of(
            "timestamp '2024-03-31 02:30:00.123456'",
            "timestamp '1899-12-31 23:59:59'",
            "timestamp '9999-01-01 00:00:00'",
            "timestamp '2024-10-27 02:30:00'",
            "timestamp 'infinity'",
            "cast(null as timestamp)");

    @TempDir
    private Path other;

    private void assertSameAsText(String yaml, String columns) {
        write("steps.csv", "lead,step,at\n");
        String file = folder.resolve("leads.parquet").toString();
        store.execute("copy (" + columns + ") to '" + file + "'");
        load(yaml);
        List<String> typed = table("lead_id, created_at, amount, flag, day, seen, word", "lead");
        List<String> refused = rejected();
        String texts = store.first(
                        "select string_agg('cast(' || column_name || ' as varchar) as ' || column_name, ', ') as texts from (describe select * from '"
                                + file + "')",
                        row -> row.text("texts"))
                .orElseThrow();
        store.execute("copy (select " + texts + " from '" + file + "') to '" + other.resolve("texts.parquet") + "'");
        try (Store plain = Store.inMemory()) {
            Files.move(
                    other.resolve("texts.parquet"),
                    folder.resolve("leads.parquet"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            store.close();
            store = plain;
            load();
            assertEquals(table("lead_id, created_at, amount, flag, day, seen, word", "lead"), typed);
            assertEquals(rejected(), refused);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String rows(String time, String number, String date) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < TIMES.size(); i++) {
            sql.append(i == 0 ? "" : " union all ")
                    .append(
                            "select 'L%s' as id, cast(%s as %s) as created, %s as amount, %s as flag, cast(%s as %s) as day, cast(%s as %s) as seen, %s as word"
                                    .formatted(
                                            i,
                                            TIMES.get(i),
                                            time,
                                            number.formatted(i),
                                            i % 3 == 0 ? "cast(null as boolean)" : i % 2 == 0,
                                            TIMES.get((i + 1) % TIMES.size()),
                                            date,
                                            TIMES.get((i + 2) % TIMES.size()),
                                            time,
                                            i % 2 == 0 ? "''" : "'x y'"));
        }
        return sql.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(%s as tinyint)",
                "cast(9007199254740993 + %s as bigint)",
                "cast(18446744073709551610 + %s as ubigint)",
                "cast(%s * 1234567.891 as decimal(15, 3))",
                "cast(%s * 1234567890123456.789 as decimal(30, 9))",
                "cast(0.1 * %s as float)",
                "case when %s = 1 then -0.0 when %1$s = 2 then 'nan'::double when %1$s = 3 then 'inf'::double else 1e0 / 3 end",
                "cast(170141183460469231731687303715884105720 as hugeint)",
                "'1,234.5'"
            })
    void numbers(String number) {
        assertSameAsText(YAML, rows("timestamp", number.replace("%s", "%1$s"), "date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "timestamptz", "date", "timestamp_ms", "timestamp_ns", "varchar"})
    void times(String time) {
        String fine = rows(
                time.equals("timestamp_ns") ? "varchar" : time, "%s", time.equals("timestamp_ns") ? "varchar" : time);
        assertSameAsText(YAML, fine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "timestamptz", "date"})
    void timesOfAnotherZone(String time) {
        assertSameAsText(
                YAML.replace("file: leads.parquet", "file: leads.parquet\n      time_zone: Europe/Berlin"),
                rows(time, "%s", "date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "date"})
    void timesOfADeclaredFormat(String time) {
        assertSameAsText(
                YAML.replace("file: leads.parquet", "file: leads.parquet\n      timestamp_format: '%Y-%d-%m %H:%M:%S'"),
                rows(time, "%s", "date"));
    }

    @Test
    void idsThatAreNumbers() {
        assertSameAsText(
                YAML, rows("timestamp", "%s", "date").replace("'L0'", "null").replaceAll("'L(\\d)'", "$1"));
    }
}
