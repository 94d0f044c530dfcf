package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company that does not keep outcomes yet has points, their reasons and a report. */
class PointsOnlyTest {
    private static final String NO_OUTCOMES = """
            train
                No source says when a lead becomes 'customer', so there is nothing to learn from.
                Fix: Add a log under sources.outcomes, or `steps` or `label` to a source of leads;""";

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void takeTheOutcomesAway() {
        workspace = SmallWorkspace.in(temporary);
        workspace.write(
                "plumbline.yaml",
                workspace.read("plumbline.yaml").replaceFirst("(?s)  outcomes:\\R.*(?=outcome:\\R)", ""));
    }

    private Ended done(Object... words) {
        Ended ended = workspace.plumbline(words);
        assertEquals(0, ended.exitCode(), ended.all());
        return ended;
    }

    @Test
    void leadsGetPointsAndTheirReasons() {
        done("import");
        assertTrue(done("score").out().contains("Points of 400 leads"));
        assertTrue(done("explain", "L1").out().contains("Lead L1 as of 2026-01-01T00:00:00Z: "));
        done("report");
        assertTrue(Files.exists(workspace.file("reports/alignment-2026-01-01.html")));
    }

    @Test
    void levelsOfPointsAloneAreToldAndHandedOver() {
        done("import");
        assertTrue(done("score").out().contains("Leads recommended"));
        String handedOver = done("handoff").out();
        assertTrue(handedOver.contains("handoff-2026-01-01-run-2.csv"), handedOver);
        String again = done("handoff").out();
        assertTrue(again.contains("(0 new;"), again);
    }

    @Test
    void checkSaysThatThereWillBeNoModel() {
        for (String extent : new String[] {"--no-data", "--json"}) {
            String said = done("check", extent).out();
            String once = "No source says when a lead becomes 'customer'";
            assertEquals(said.indexOf(once), said.lastIndexOf(once));
            assertTrue(said.contains(once), said);
        }
    }

    @Test
    void trainingNeedsOutcomes() {
        done("import");
        StoreContent before = StoreContent.of(workspace.file("plumbline.duckdb"));
        for (String command : new String[] {"train", "run"}) {
            Ended ended = workspace.plumbline(command);
            assertEquals(1, ended.exitCode(), ended.all());
            assertEquals("", ended.out());
            assertTrue(ended.err().contains(NO_OUTCOMES), ended.err());
            assertEquals(before, StoreContent.of(workspace.file("plumbline.duckdb")));
        }
    }
}
