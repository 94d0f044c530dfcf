package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published files run from {@code init} to a model, and no file is edited on the way. */
@Tag("real-data")
@Tag("slow")
class RealInitTest {

    @TempDir
    private Path temporary;

    static Path data() {
        Map<String, String> environment = System.getenv();
        String folder = environment.getOrDefault("PLUMBLINE_DATA", "");
        if (folder.isEmpty()) {
            assertNotEquals("true", environment.getOrDefault("PLUMBLINE_DATA_REQUIRED", ""), "PLUMBLINE_DATA is empty");
        }
        assumeTrue(!folder.isEmpty(), "PLUMBLINE_DATA names no folder with real data");
        return Path.of(folder);
    }

    private JsonNode init(Object... words) {
        List<Object> all = new ArrayList<>(List.of("--json", "init", temporary.resolve("space")));
        all.addAll(List.of(words));
        Ended ended = Shell.PLAIN.run(all.toArray());
        assertEquals(0, ended.exitCode(), ended.all());
        return JsonMapper.shared().readTree(ended.out());
    }

    /** The run that {@code init} says is next. */
    private JsonNode run(JsonNode init) {
        Ended check = Shell.PLAIN.run("-w", temporary.resolve("space"), "check");
        assertEquals(0, check.exitCode(), check.all());
        String command = init.at("/next/1").asString();
        List<Object> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.remove(0);
        words.add("--json");
        Ended ended = Shell.PLAIN.run(words.toArray());
        assertEquals(0, ended.exitCode(), ended.all());
        return JsonMapper.shared().readTree(ended.out());
    }

    private static double auc(JsonNode run) {
        return StreamSupport.stream(run.at("/training/metrics/scorers").spliterator(), false)
                .filter(each -> each.get("scorer").asString().equals("predictive"))
                .mapToDouble(each -> each.at("/metrics/roc_auc/value").asDouble())
                .findFirst()
                .orElseThrow();
    }

    private static void assertThresholds(JsonNode run) {
        assertTrue(run.at("/training/thresholds/thresholds").size() >= 2);
        for (JsonNode threshold : run.at("/training/thresholds/thresholds")) {
            assertNotEquals("unavailable", threshold.get("status").asString(), threshold.toString());
        }
    }

    @Test
    void visitsToAShop() {
        JsonNode init = init("--leads", data().resolve("online-shoppers/online_shoppers_intention.csv"));
        assertTrue(init.at("/understood/remarks/0").asString().startsWith("Very strong alone: 'PageValues'."));
        JsonNode run = run(init);
        assertEquals(12_330, run.at("/sources/leads").asLong());
        assertTrue(auc(run) > 0.74 && auc(run) < 0.79, "training leaves out what init doubted: ROC AUC " + auc(run));
        assertThresholds(run);
    }

    @Test
    void telephoneContacts() {
        JsonNode init = init("--leads", data().resolve("bank-marketing/bank-additional-full.csv"));
        assertEquals(0, init.at("/understood/remarks").size(), "the length of the call has a name that tells");
        JsonNode run = run(init);
        assertEquals(41_188, run.at("/sources/leads").asLong());
        assertTrue(auc(run) > 0.77 && auc(run) < 0.81, "the length of the call is left out: ROC AUC " + auc(run));
        assertThresholds(run);
    }

    @Test
    void loanApplications() {
        JsonNode init = init(
                "--leads",
                data().resolve("bpi2012/applications.csv"),
                "--events",
                data().resolve("bpi2012/events.csv.gz"));
        assertEquals("at_age 7d", init.at("/understood/snapshots").asString());
        assertEquals("30d", init.at("/understood/horizon").asString());
        assertEquals("2012-03-15", init.at("/as_of").asString());
        assertEquals("step customer", use(init, "A_ACTIVATED"));
        assertEquals("step lost", use(init, "A_DECLINED"));
        assertEquals("step lost", use(init, "A_CANCELLED"));
        assertEquals("step mql", use(init, "A_PREACCEPTED"));
        assertEquals("step sql", use(init, "A_ACCEPTED"));
        assertEquals("step opportunity", use(init, "O_SENT"));
        for (String sameInstant : List.of("A_REGISTERED", "A_APPROVED", "O_ACCEPTED", "A_SUBMITTED")) {
            assertEquals("not used", use(init, sameInstant));
        }
        JsonNode run = run(init);
        assertEquals(13_087, run.at("/sources/leads").asLong());
        assertTrue(auc(run) > 0.66 && auc(run) < 0.76, "ROC AUC " + auc(run));
        assertThresholds(run);
    }

    private static String use(JsonNode init, String type) {
        return StreamSupport.stream(init.at("/understood/files/1/types").spliterator(), false)
                .filter(each -> each.get("value").asString().equals(type))
                .map(each -> each.get("use").asString())
                .findFirst()
                .orElseThrow();
    }
}
