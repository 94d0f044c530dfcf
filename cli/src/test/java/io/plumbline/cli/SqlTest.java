package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.terminal.Style;
import io.plumbline.engine.store.ReadCopy;
import io.plumbline.engine.store.Store;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        assertTrue(
                ended.out().lines().anyMatch(line -> line.matches("rejected_row +one row per input row refused.*")),
                ended.out());
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
    void aMistypedTableIsUsageAndTheNearestIsNamed() {
        Ended ended = sql("select * from rejected_rows");
        assertEquals(2, ended.exitCode());
        assertEquals("""
                sql
                    There is no table 'rejected_rows'.
                    Fix: write 'rejected_row'; 'plumbline sql' alone lists the tables.
                """, ended.err());
    }

    @Test
    void aMistypedColumnIsUsageAndTheNearestIsNamed() {
        Ended ended = sql("select reasn from rejected_row");
        assertEquals(2, ended.exitCode());
        assertEquals("""
                sql
                    There is no column 'reasn' in the tables of the query.
                    Fix: write 'reason'; 'describe TABLE' lists the columns of a table.
                """, ended.err());
    }

    @Test
    void aTableThatIsNotPublishedIsSaidToBeInTheStore() {
        Ended ended = sql("select count(*) from event");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("The table 'event' is in plumbline.duckdb"), ended.err());
    }

    @Test
    void aSlipOfGrammarIsShownAtItsLineOfTheQuery() {
        Ended ended = sql("select 1 as a\nfrom from rejected_row");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("LINE 2: from from rejected_row"), ended.err());
    }

    @Test
    void theColumnsOfATableCanBeDescribed() {
        assertTrue(sql("describe rejected_row").out().contains("column_name  VARCHAR"));
    }

    @Test
    void aTableForAPageEscapesWhatMarkdownReads() {
        assertEquals(
                """
                | n | text |
                |--:|---|
                | 1 | a\\|b \\*c\\* &lt;d> |
                """,
                sql("--format", "markdown", "select 1 as n, 'a|b *c* <d>' as text")
                        .out());
    }

    @Test
    void whatASpreadsheetWouldRunGetsAnApostropheUnlessExactnessIsAsked() {
        String query = "select '=1+2' as a, '@x' as b, -3 as c, '-4' as d, 'e=f' as e, ' =g' as f";
        assertEquals(
                "a,b,c,d,e,f\n'=1+2,'@x,-3,'-4,e=f,\" =g\"\n",
                sql("--format", "csv", query).out());
        assertEquals(
                "a,b,c,d,e,f\n=1+2,@x,-3,-4,e=f,\" =g\"\n",
                sql("--format", "csv", "--exact", query).out());
    }

    @Test
    void commaSeparatedValuesAreReadBackAsTheyWere() throws Exception {
        String query = "select * from (values (1, 'a,\"b\"', null), (2, e'two\nlines\r\n', ''), (3, ' x ', 'ü'))"
                + " as t(n, first, second) order by n";
        Path written = Files.writeString(
                workspace.resolve("out.csv"), sql("--format", "csv", query).out());
        try (Store store = Store.inMemory()) {
            assertEquals(
                    0,
                    store.number("select count(*) from ((" + query + ") except all select * from read_csv('" + written
                                    + "', auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
                                    + " allow_quoted_nulls = false, new_line = '\\n',"
                                    + " columns = {'n': 'INTEGER', 'first': 'VARCHAR', 'second': 'VARCHAR'}))")
                            .orElseThrow());
        }
    }

    @Test
    void theQueryMayComeFromAFileOrFromStandardInput() throws Exception {
        Path file = Files.writeString(workspace.resolve("q.sql"), "select 1 as one;\n");
        assertEquals("one\n1\n", sql("--format", "csv", "--file", file).out());
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("select 2 as two".getBytes(StandardCharsets.UTF_8)));
            assertEquals("two\n2\n", sql("--format", "csv", "-").out());
        } finally {
            System.setIn(before);
        }
        assertEquals(2, sql("--file", file, "select 3").exitCode());
        assertEquals(2, sql("--file", workspace.resolve("none.sql")).exitCode());
    }

    @Test
    void noRowsAreAnEmptyArray() {
        assertEquals("[]\n", sql("--json", "select 1 as a where false").out());
    }

    @Test
    void aWideTableIsBrokenToFitTheTerminal() {
        Shell narrow = new Shell(new Style(StandardCharsets.UTF_8, false, false, 40));
        Ended ended =
                narrow.run("-w", workspace, "sql", "select line, path, reason, source from rejected_row order by line");
        assertTrue(ended.out().lines().allMatch(line -> line.length() <= 40), ended.out());
        assertEquals("""
                line  path       reason           source
                ────  ─────────  ───────────────  ──────
                   3  leads.csv  not a number     crm
                  10  leads.csv  too "few",       crm
                                 cells
                2 rows
                """, ended.out());
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
            for (String format : List.of("table", "csv", "json", "markdown")) {
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
