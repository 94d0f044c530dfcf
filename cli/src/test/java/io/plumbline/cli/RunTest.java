package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunTest {

    @TempDir
    private Path temporary;

    private static void assertDone(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.all());
    }

    private static String query(SmallWorkspace workspace, String sql) {
        Ended ended = workspace.plumbline("sql", "--format=csv", sql);
        assertDone(ended);
        return ended.out().strip();
    }

    @Test
    void oneCommandDoesEverythingAndSaysWhereTheReportIs() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Ended ended = workspace.plumbline("run");
        assertDone(ended);
        for (String part : List.of(
                "Workspace small, run 1, as of 2026-01-01T00:00:00Z",
                "The store holds 400 leads, 2,400 events and",
                "Points of 400 leads",
                "Model 1 (",
                "Thresholds of model 1",
                "Who was right",
                "Leads recommended",
                "reports/alignment-2026-01-01.html")) {
            assertTrue(ended.out().contains(part), part + "\n" + ended.all());
        }
        assertEquals(
                List.of(
                        "import", "train", "gate", "score", "predict", "qualify", "funnel", "health", "report",
                        "publish"),
                ended.err().lines().map(line -> line.split(" ", 2)[0]).toList());
        assertTrue(Files.exists(workspace.file("reports/alignment-2026-01-01.html")));
        assertEquals(
                "run_id,command,as_of,status\n1,run,2026-01-01 00:00:00,done",
                query(workspace, "select run_id, command, as_of, status from run"));
    }

    @Test
    void aSecondRunOfTheSameInputsChangesNothingAndSaysSo() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        StoreContent before = StoreContent.of(workspace.file("plumbline.duckdb"));
        Path report = workspace.file("reports/alignment-2026-01-01.html");
        String page = Files.readString(report);
        Files.delete(report);
        Ended again = workspace.plumbline("run");
        assertDone(again);
        assertTrue(again.out().contains("Nothing has changed since run 1, so its results stand."), again.all());
        assertEquals(
                List.of("import", "report"),
                again.err().lines().map(line -> line.split(" ", 2)[0]).toList());
        assertTrue(again.err().contains("no new file"), again.err());
        assertEquals(before, StoreContent.of(workspace.file("plumbline.duckdb")));
        assertEquals(page, Files.readString(report));
        assertDone(workspace.plumbline("run", "--lang", "vi"));
        assertTrue(Files.readString(report).contains("<html lang=\"vi\">"));
        Files.delete(workspace.file("plumbline-read.duckdb"));
        assertTrue(workspace.plumbline("run").err().contains("publish"), "a copy that is missing is made again");
    }

    @Test
    void aRunAsOfAnotherInstantIsAnotherRun() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        Ended later = Shell.PLAIN.run("-w", workspace.folder(), "--as-of", "2026-01-02", "run");
        assertDone(later);
        assertTrue(later.out().contains("run 2, as of 2026-01-02"), later.all());
        assertDone(workspace.plumbline("run"));
        assertEquals("runs\n3", query(workspace, "select count(*) as runs from run where status = 'done'"));
    }

    @Test
    void aRefusedModelLeavesTheChampionToPredict() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        workspace.write(
                "plumbline.yaml",
                workspace.read("plumbline.yaml") + "promotion: { metrics: { roc_auc: { gain: 0.5 } } }\n");
        for (String told : List.of("Predictions of model 1", "Nothing has changed since run 2")) {
            Ended refused = workspace.plumbline("run");
            assertEquals(3, refused.exitCode(), refused.all());
            assertTrue(refused.out().contains("Model 2 is refused, champion 1 stays."), refused.all());
            assertTrue(refused.out().contains("a gain of 50.0 % is not shown."), refused.all());
            assertTrue(refused.out().contains(told), refused.all());
        }
        assertEquals(
                "model_id,status\n1,champion\n2,refused",
                query(workspace, "select model_id, status from model order by model_id"));
        assertEquals(
                "models\n1",
                query(workspace, "select count(distinct model_id) as models from prediction where run_id = 2"));
        assertTrue(Files.readString(workspace.file("reports/alignment-2026-01-01.html"))
                .contains("Model 2 was refused; the model in use stays."));
    }

    @Test
    void resultsAreThoseOfOneRun() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        assertEquals(
                "leads,scores\n400,400",
                query(
                        workspace,
                        "select count(distinct lead_id) as leads, count(distinct (lead_id, points)) as scores"
                                + " from lead_score"));
    }

    @Test
    void jsonHoldsTheSameAnswer() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Ended ended = workspace.plumbline("run", "--json");
        assertDone(ended);
        JsonNode json = JsonMapper.shared().readTree(ended.out());
        assertEquals("small", json.get("workspace").asString());
        assertEquals(400, json.get("sources").get("leads").asLong());
        assertEquals("2026-01-01T00:00:00Z", json.get("as_of").asString());
        assertEquals(1, json.get("training").get("model").get("model_id").asLong());
        double auc =
                json.at("/training/metrics/scorers/0/metrics/roc_auc/value").asDouble();
        assertTrue(auc > 0.5 && auc <= 1, ended.out());
    }

    @Test
    void commandsOneByOneComeToTheSameAsARun() {
        SmallWorkspace stepwise = SmallWorkspace.in(temporary.resolve("stepwise"));
        for (String command : List.of("import", "score", "train", "predict")) {
            assertDone(stepwise.plumbline(command));
        }
        SmallWorkspace atOnce = SmallWorkspace.in(temporary.resolve("at-once"));
        assertDone(atOnce.plumbline("run"));
        for (String sql : List.of(
                "select lead_id, fit, engagement, stage_points, points, grade from lead_score order by lead_id",
                "select lead_id, probability, predictive_score, open from prediction order by lead_id",
                "select * exclude (model_id) from threshold order by level, scorer")) {
            assertEquals(query(atOnce, sql), query(stepwise, sql), sql);
        }
        assertEquals(
                "command\nimport\nscore\ntrain\npredict", query(stepwise, "select command from run order by run_id"));
    }

    @Test
    void resultsCanBeReadAfterwards() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        assertTrue(workspace.plumbline("thresholds").out().contains("Thresholds of model 1"));
        assertTrue(workspace.plumbline("compare").out().contains("Who was right"));
        assertTrue(workspace.plumbline("models", "list").out().contains("customer"));
        assertTrue(workspace.plumbline("models", "show").out().contains("Terms, by their weight"));
        Ended report = workspace.plumbline("report", "--excel", "--out", temporary.resolve("elsewhere.html"));
        assertDone(report);
        assertTrue(Files.exists(temporary.resolve("elsewhere.html")));
        assertTrue(Files.exists(temporary.resolve("elsewhere.xlsx")));
        assertTrue(report.out().contains("Written: " + temporary.resolve("elsewhere.xlsx")), report.out());
        Ended none = workspace.plumbline("models", "show", "9");
        assertEquals(2, none.exitCode());
        assertTrue(none.err().startsWith("models\n    There is no model 9.\n"), none.err());
    }

    @Test
    void theLedgerOfALeadSumsToItsPoints() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        String[] best = query(workspace, "select lead_id, points from lead_score order by points desc, lead_id limit 1")
                .lines()
                .toList()
                .get(1)
                .split(",", -1);
        Ended ended = workspace.plumbline("explain", best[0], "--json");
        assertDone(ended);
        JsonNode json = JsonMapper.shared().readTree(ended.out());
        double sum = 0;
        for (JsonNode line : json.get("lines")) {
            sum += line.get("counted").asDouble();
        }
        assertEquals(Double.parseDouble(best[1]), sum, 1e-9);
        assertNotEquals(0, json.get("prediction").get("lines").size());
        assertTrue(workspace.plumbline("explain", best[0]).out().contains("the average lead"));
    }

    @Test
    void aLeadThatIsNotThereIsUsageAndItsIdIsNotRepeated() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("import"));
        Ended ended = workspace.plumbline("explain", "jane@example.com");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("There is no lead with this id as of 2026-01-01T00:00:00Z."), ended.err());
        assertTrue(!ended.err().contains("jane"), ended.err());
    }

    @Test
    void theStatementsCanBeReadAndRunByHand() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertTrue(workspace.plumbline("score", "--show-sql").out().contains("rule_points"));
        assertTrue(Files.notExists(workspace.file("plumbline.duckdb")));
        assertDone(workspace.plumbline("run"));
        String sql = workspace.plumbline("predict", "--show-sql").out();
        try (Store store = Store.openForReading(workspace.file("plumbline.duckdb"))) {
            assertEquals(400, store.rows(sql, row -> row.text("lead_id")).size());
        }
    }
}
