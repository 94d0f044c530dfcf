package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The samples of real outcomes run from the published files to the report. */
@Tag("real-data")
@Tag("slow")
class RealSampleTest {

    @TempDir
    private Path temporary;

    private static Path data() {
        Map<String, String> environment = System.getenv();
        String folder = environment.getOrDefault("PLUMBLINE_DATA", "");
        if (folder.isEmpty()) {
            assertNotEquals("true", environment.getOrDefault("PLUMBLINE_DATA_REQUIRED", ""), "PLUMBLINE_DATA is empty");
        }
        assumeTrue(!folder.isEmpty(), "PLUMBLINE_DATA names no folder with real data");
        return Path.of(folder);
    }

    private JsonNode run(String sample, String asOf) {
        Path workspace = temporary.resolve(sample);
        Ended prepared = Shell.PLAIN.run("sample", sample, workspace, "--data", data());
        assertEquals(0, prepared.exitCode(), prepared.all());
        Ended checked = Shell.PLAIN.run("-w", workspace, "check");
        assertEquals(0, checked.exitCode(), checked.all());
        Ended ended = Shell.PLAIN.run("-w", workspace, "--as-of", asOf, "--json", "run");
        assertEquals(0, ended.exitCode(), ended.all());
        return JsonMapper.shared().readTree(ended.out());
    }

    private static double figure(JsonNode run, String scorer, String metric) {
        for (JsonNode each : run.at("/training/metrics/scorers")) {
            if (each.get("scorer").asString().equals(scorer)) {
                return each.at("/metrics/" + metric + "/value").asDouble();
            }
        }
        throw new IllegalArgumentException(scorer);
    }

    private static void assertRanks(JsonNode run, double least, double most) {
        double auc = figure(run, "predictive", "roc_auc");
        assertTrue(auc > least && auc < most, "ROC AUC " + auc);
    }

    private static void assertRanksBetterThanPoints(JsonNode run, double least, double most) {
        assertRanks(run, least, most);
        assertTrue(figure(run, "predictive", "roc_auc") > figure(run, "points", "roc_auc"));
    }

    private static void assertCounts(JsonNode run, long leads, long positives) {
        assertEquals(leads, run.at("/sources/leads").asLong());
        assertEquals(0, run.at("/sources/sources/0/rejected").asLong());
        assertEquals(positives, run.at("/training/model/positives").asLong());
    }

    @Test
    void telephoneContactsInTheOrderOfTheCalls() {
        JsonNode run = run("bank-marketing", "2010-11-30");
        assertCounts(run, 41_188, 4_640);
        assertRanksBetterThanPoints(run, 0.72, 0.77);
        assertTrue(
                run.toString().contains("Out of fold the model ranks the wrong way round"),
                "the drift of these data is told");
    }

    @Test
    void sessionsOfAWebShopWithoutTime() throws IOException {
        JsonNode run = run("online-shoppers", "2019-01-01");
        assertCounts(run, 12_330, 1_908);
        assertRanksBetterThanPoints(run, 0.73, 0.79);
        assertTrue(
                run.toString().contains("that only what was known then was used could not be checked"),
                "the run says what a table without dates cannot show");
        String page = Files.readString(temporary.resolve("online-shoppers/reports/alignment-2019-01-01.html"));
        assertTrue(page.contains("Point-in-time safety could not be checked"), "so does the report");
        assertTrue(page.contains("the average worth of the pages seen"), "and why PageValues is left out");
    }

    @Test
    void loanApplicationsAWeekAfterRegistration() {
        JsonNode run = run("bpi2012", "2012-03-15");
        assertEquals(13_087, run.at("/sources/leads").asLong());
        assertEquals(4_436, run.at("/training/model/rows").asLong());
        assertEquals(1_724, run.at("/training/model/positives").asLong());
        assertRanks(run, 0.65, 0.75);
        for (JsonNode threshold : run.at("/training/thresholds/thresholds")) {
            assertNotEquals("unavailable", threshold.get("status").asString(), threshold.toString());
        }
    }
}
