package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.store.ReadCopy;
import io.plumbline.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {

    @TempDir
    private Path workspace;

    @BeforeEach
    void publish() {
        try (Store store = Store.inMemory()) {
            store.execute("insert into rejected_row values (1, 'crm', 'leads.csv', 3, 'age', 'not a number')");
            store.execute("insert into rejected_row values (1, 'crm', 'leads.csv', 10, null, 'too \"few\", cells')");
            ReadCopy.publish(store, workspace.resolve("plumbline-read.duckdb"));
        }
    }

    private Ended sql(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "-w";
        all[1] = workspace;
        all[2] = "sql";
        System.arraycopy(words, 0, all, 3, words.length);
        return Shell.PLAIN.run(all);
    }

    @Test
    void rowsArePrintedAsATableInTheirOrder() {
        assertEquals(
                """
                line  column_name  reason
                ────  ───────────  ────────────────
                  10               too "few", cells
                   3  age          not a number
                2 rows
                """,
                sql("select line, column_name, reason from rejected_row order by line desc;")
                        .out());
    }

    @Test
    void aQueryReachesNoOtherFile() throws Exception {
        Files.writeString(workspace.resolve("secret.csv"), "a\nhidden\n");
        Ended ended = sql("select * from read_csv('" + workspace.resolve("secret.csv") + "')");
        assertEquals(1, ended.exitCode(), ended.all());
        assertFalse(ended.all().contains("hidden"), ended.all());
    }

    @Test
    void withoutAQueryTheTablesAreListed() {
        Ended ended = sql();
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("rejected_row     one row per input row refused"), ended.out());
    }

    @Test
    void commaSeparatedValuesQuoteWhatNeedsIt() {
        assertEquals(
                """
                line,column_name,reason
                3,age,not a number
                10,,"too ""few"", cells"
                """,
                sql("--format", "csv", "select line, column_name, reason from rejected_row order by line")
                        .out());
    }

    @Test
    void jsonKeepsTypesAndNull() {
        String expected = """
                [{"line":10,"column_name":null},
                 {"line":3,"column_name":"age"}]
                """;
        String query = "select line, column_name from rejected_row order by line desc";
        assertEquals(expected, sql("--format", "json", query).out());
        assertEquals(expected, sql("--json", query).out());
    }

    @Test
    void aMistypedTableIsUsageAndTheStoreSaysWhich() {
        Ended ended = sql("select * from rejected_rows");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("rejected_rows"), ended.err());
        assertTrue(ended.err().contains("rejected_row\""), ended.err());
    }

    @Test
    void anErrorAboutAValueDoesNotRepeatIt() {
        Ended ended = sql("select cast(reason as bigint) from rejected_row");
        assertEquals(1, ended.exitCode());
        assertFalse(ended.err().contains("not a number"), ended.err());
        assertTrue(ended.err().contains("Conversion Error"), ended.err());
    }

    @Test
    void theCopyCannotBeChanged() {
        assertEquals(2, sql("delete from rejected_row").exitCode());
        assertEquals(2, sql("drop table rejected_row").exitCode());
        assertEquals(
                "rows\n2\n",
                sql("--format", "csv", "select count(*) as rows from rejected_row")
                        .out());
    }

    @Test
    void whatIsNotOneSelectIsRefusedBeforeAnyOfItRuns() {
        Path written = workspace.resolve("written.csv");
        for (String query : List.of("select 1; copy (select 1) to '" + written + "'", "")) {
            for (String format : List.of("table", "csv", "json")) {
                Ended ended = sql("--format", format, query);
                assertEquals(2, ended.exitCode(), ended.all());
                assertTrue(
                        ended.err().contains("Fix: give one SELECT; 'plumbline sql' alone lists the tables."),
                        ended.err());
            }
        }
        assertTrue(Files.notExists(written));
    }
}
