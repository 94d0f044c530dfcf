package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong, people learn what and how to mend it, and the store is as it was. */
class FailureTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;
    private StoreContent before;

    @BeforeEach
    void importOnce() {
        workspace = SmallWorkspace.in(temporary);
        Ended ended = workspace.plumbline("import");
        assertEquals(0, ended.exitCode(), ended.all());
        before = StoreContent.of(workspace.file("plumbline.duckdb"));
    }

    private void assertRefused(Ended ended, int exitCode, String message) {
        assertEquals(exitCode, ended.exitCode(), ended.all());
        assertEquals("", ended.out());
        assertTrue(ended.err().contains(message), "Expected:\n" + message + "\nbut was:\n" + ended.err());
        assertTrue(ended.err().contains("Fix: "), ended.err());
        assertFalse(ended.err().contains("Exception"), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals(before, StoreContent.of(workspace.file("plumbline.duckdb")));
        assertTrue(Files.notExists(workspace.file("reports/alignment-2026-01-01.html")));
    }

    @Test
    void anUnknownKey() {
        workspace.replace("plumbline.yaml", "  horizon: 30d", "  horizon: 30d\n  horizont: 30d");
        Ended ended = workspace.plumbline("run");
        assertRefused(ended, 2, "plumbline.yaml:23  outcome.horizont");
        assertTrue(ended.err().contains("'horizont'"), ended.err());
    }

    @Test
    void aTypeThatIsNone() {
        workspace.replace("plumbline.yaml", "employees: number", "employees: numeric");
        assertRefused(workspace.plumbline("run"), 2, "plumbline.yaml:8  sources.leads[0].attributes.employees");
    }

    @Test
    void aTypeThatChanged() {
        workspace.replace("plumbline.yaml", "employees: number", "employees: text");
        workspace.replace("scoring.yaml", "at_least: 100", "equals: \"100\"");
        Ended ended = workspace.plumbline("run");
        assertRefused(ended, ended.exitCode(), "employees");
        assertTrue(ended.exitCode() == 1 || ended.exitCode() == 2);
    }

    @Test
    void aRuleOnAnUndeclaredEvent() {
        workspace.replace("scoring.yaml", "event: pricing_view", "event: price_view");
        Ended ended = workspace.plumbline("run");
        assertRefused(ended, 2, "scoring.yaml:9  engagement.rules[1].event");
        assertTrue(ended.err().contains("Rule 'prices' reads events of type 'price_view'"), ended.err());
        assertTrue(ended.err().contains("Fix: write 'page_view'"), ended.err());
    }

    @Test
    void allProblemsOfAFileAtOnce() {
        workspace.replace("plumbline.yaml", "employees: number", "employees: numeric");
        workspace.replace("plumbline.yaml", "  horizon: 30d", "  horizont: 30d");
        Ended ended = workspace.plumbline("check");
        assertRefused(ended, 2, "plumbline.yaml:8 ");
        assertTrue(ended.err().contains("'horizont'"), ended.err());
    }

    @Test
    void theScorecardAndTheSourceFilesAtOnce() {
        workspace.replace("scoring.yaml", "event: pricing_view", "event: price_view");
        workspace.replace("leads.csv", "lead_id,created_at,country,employees", "lead_id,created_at,country,staff");
        Ended ended = workspace.plumbline("check");
        assertRefused(ended, 2, "scoring.yaml:9  engagement.rules[1].event");
        assertTrue(ended.err().contains("leads.csv  employees"), ended.err());
    }

    @Test
    void aMissingColumn() {
        workspace.replace("leads.csv", "lead_id,created_at,country,employees", "lead_id,created_at,country,staff");
        assertRefused(
                workspace.plumbline("run"),
                2,
                "leads.csv  employees\n    Source 'crm' needs the column 'employees'."
                        + " The file has: lead_id, created_at, country, staff.");
    }

    @Test
    void aMissingFile() throws IOException {
        Files.delete(workspace.file("events.csv"));
        assertRefused(workspace.plumbline("run"), 2, "events.csv\n    Source 'web' finds no file.");
    }

    @Test
    void noOutcomes() {
        // A store without the outcomes that were imported before.
        workspace = SmallWorkspace.in(temporary.resolve("other"));
        workspace.write("outcomes.csv", "lead_id,step,occurred_at,amount\n");
        Ended ended = workspace.plumbline("run");
        before = StoreContent.of(workspace.file("plumbline.duckdb"));
        assertRefused(ended, 1, "plumbline score");
        assertTrue(Files.notExists(workspace.file("plumbline-read.duckdb")), "readers see whole runs only");
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            assertEquals(
                    "failed, with 400 leads",
                    store.first(
                                    "select status || ', with ' || (select count(*) from lead) || ' leads' as kept from run",
                                    row -> row.text("kept"))
                            .orElseThrow(),
                    "what was imported is kept");
        }
    }

    @Test
    void fewerThanTwentyPositives() {
        workspace.replace("plumbline.yaml", "bootstrap_draws: 20", "bootstrap_draws: 20\n  minimum_positives: 5000");
        assertRefused(workspace.plumbline("train"), 1, "at least 5000 are needed");
        assertRefused(workspace.plumbline("run"), 1, "plumbline score");
    }

    @Test
    void aWorkspaceOpenedTwice() throws IOException {
        try (HeldStore held = new HeldStore(workspace.file("plumbline.duckdb"))) {
            Ended ended = workspace.plumbline("score");
            assertEquals(1, ended.exitCode(), ended.all());
            assertEquals("""
                    plumbline.duckdb
                        Another program has the store open (process %s).
                        Fix: Wait until it has finished, or close it; readers can open plumbline-read.duckdb instead.
                    """.formatted(held.pid()), ended.err());
            assertEquals(
                    0, workspace.plumbline("sql", "select count(*) from lead").exitCode());
        }
        assertEquals(before, StoreContent.of(workspace.file("plumbline.duckdb")));
    }

    @Test
    void brokenRowsAreCountedAndTheRestIsImported() {
        workspace.write(
                "events.csv",
                workspace.read("events.csv")
                        + "E9001,L1,yesterday,page_view\nE9002,L1,2025-02-01T00:00:00Z,page_veiw\n");
        Ended ended = workspace.plumbline("import");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("Refused rows (table rejected_row)"), ended.all());
        assertFalse(ended.out().contains("yesterday"), ended.out());
        Ended rejected =
                workspace.plumbline("sql", "--format=csv", "select line, column_name from rejected_row order by line");
        assertEquals("line,column_name\n2402,occurred_at\n2403,type\n", rejected.out());
    }

    @Test
    void somethingUnforeseenIsToldWithoutItsText() throws IOException {
        Files.delete(workspace.file("plumbline.duckdb"));
        Files.createDirectories(workspace.file("plumbline.duckdb"));
        Ended ended = workspace.plumbline("score");
        assertEquals(1, ended.exitCode());
        assertTrue(ended.err().contains("Fix: "), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertTrue(workspace.plumbline("score", "--debug").err().contains("\tat "));
    }
}
