package io.plumbline.cli.hostile;

import static io.plumbline.cli.hostile.Printed.assertPrintable;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.SmallWorkspace;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leads whose ids and attributes are SQL, markup, formulas, paths or signs that steer a terminal. */
class HostileLeadsTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;
    private Sentinel sentinel;
    private final Overheard overheard = new Overheard();

    @BeforeEach
    void importAll() {
        workspace = HostileLeads.in(temporary).workspace();
        sentinel = Sentinel.beside(workspace.folder());
        assertQuietly(workspace.plumbline("import"));
    }

    @AfterEach
    void nothingLeaked() {
        overheard.close();
        assertFalse(overheard.text().contains("SECRET"), "logs and stray prints repeat nothing of a lead");
        sentinel.assertNothingOutsideChanged();
    }

    /** The command did its work, and said nothing of a lead where errors and progress go. */
    private static Ended assertQuietly(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.err());
        return assertNothingSaid(ended);
    }

    private static Ended assertNothingSaid(Ended ended) {
        assertFalse(ended.err().toUpperCase(java.util.Locale.ROOT).contains("SECRET"), ended.err());
        return ended;
    }

    private Set<String> stored(String table) {
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            return new HashSet<>(store.rows(
                    "select distinct lead_id from " + table + " where contains(lead_id, 'SECRET')",
                    row -> row.text("lead_id")));
        }
    }

    @Test
    void theyArriveAsTheyAre() {
        Set<String> ids = Set.copyOf(HostileLeads.IDS);
        assertAll(
                () -> assertEquals(ids, stored("lead")),
                () -> assertEquals(ids, stored("event")),
                () -> assertEquals(0L, rejected()));
    }

    private long rejected() {
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            assertEquals(
                    400L + HostileLeads.IDS.size(),
                    store.number("select count(*) from lead").orElseThrow());
            return store.number("select count(*) from rejected_row").orElseThrow();
        }
    }

    @Test
    @Tag("slow")
    void theMonthlyRunCarriesThem() throws IOException {
        assertQuietly(workspace.plumbline("check"));
        Ended run = assertQuietly(workspace.plumbline("run"));
        assertPrintable(run.out());
        assertEquals(Set.copyOf(HostileLeads.IDS), stored("lead_score"));
        String page = Files.readString(workspace.file("reports/alignment-2026-01-01.html"));
        assertFalse(page.contains("<script>alert("), "a script of a lead runs in the report");
        assertFalse(Pattern.compile("<img[^>]*onerror").matcher(page).find(), "an image of a lead runs in the report");
        for (String command : List.of("score", "train", "predict", "thresholds", "compare", "report")) {
            assertPrintable(assertQuietly(workspace.plumbline(command)).out());
            assertQuietly(workspace.plumbline("--json", command));
        }
    }

    @Test
    @Tag("slow")
    void eachCanBeExplainedByItsId() {
        assertQuietly(workspace.plumbline("run"));
        for (String id : HostileLeads.IDS) {
            Ended ended = assertQuietly(workspace.plumbline("explain", "--", id));
            assertPrintable(ended.out());
            assertQuietly(workspace.plumbline("--json", "explain", "--", id));
        }
    }

    @Test
    void oneThatIsNotThereIsNotRepeated() {
        for (String id : HostileLeads.IDS) {
            Ended ended = workspace.plumbline("explain", "--", id + " of nobody");
            assertEquals(2, ended.exitCode(), ended.out());
            assertNothingSaid(ended);
        }
    }

    @Test
    void everyFormOfSqlShowsThemWhole() {
        assertQuietly(workspace.plumbline("score"));
        String query = "select lead_id, title from lead where contains(lead_id, 'SECRET') order by lead_id";
        Ended table = assertQuietly(workspace.plumbline("sql", query));
        assertPrintable(table.out());
        String csv =
                assertQuietly(workspace.plumbline("sql", "--format=csv", query)).out();
        for (String id : HostileLeads.IDS) {
            assertTrue(csv.contains(id.replace("\"", "\"\"")), "a lead is missing in the CSV");
        }
        assertQuietly(workspace.plumbline("--json", "sql", query));
        assertNothingSaid(
                workspace.plumbline("sql", "select * from lead where lead_id = 'SECRET'); drop table lead; --'"));
        assertEquals(Set.copyOf(HostileLeads.IDS), stored("lead"));
    }

    @Test
    void brokenRowsOfThemAreRefusedWithoutTheirWords() {
        workspace.write(
                "leads.csv",
                workspace.read("leads.csv")
                        + "SECRET-9,yesterday SECRET,DE,SECRET people,x\nSECRET-8,2025-01-01,DE,SECRET people,x\n"
                        + "SECRET-7,2025-01-01,DE,1,x,SECRET,SECRET\n\"SECRET-6,2025-01-01,DE,1,x\n");
        Ended ended = workspace.plumbline("import");
        assertQuietly(ended);
        assertFalse(ended.out().contains("SECRET"), ended.out());
        assertNothingSaid(workspace.plumbline("check"));
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            assertEquals(4L, store.number("select count(*) from rejected_row").orElseThrow());
            assertEquals(
                    0L,
                    store.number("select count(*) from rejected_row as r where contains(cast(r as varchar), 'SECRET')")
                            .orElseThrow());
        }
    }

    @Test
    void nothingButTheWorkspaceHoldsThem() throws IOException {
        assertQuietly(workspace.plumbline("run"));
        try (Stream<Path> files = Files.walk(workspace.folder())) {
            List<String> made = files.filter(Files::isRegularFile)
                    .map(file -> workspace.folder().relativize(file).toString())
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(
                            "events.csv",
                            "leads.csv",
                            "outcomes.csv",
                            "plumbline-read.duckdb",
                            "plumbline.duckdb",
                            "plumbline.yaml",
                            "reports/alignment-2026-01-01.html",
                            "scoring.yaml"),
                    made);
        }
    }
}
