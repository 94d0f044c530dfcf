package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thresholds for the leads of a country by themselves, on the command line. */
class ThresholdsTest {
    private static final String POOLED = "country: other";

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace = new SmallWorkspace(Path.of(""));

    @BeforeEach
    void write() {
        workspace = SmallWorkspace.in(temporary);
    }

    @Test
    void everyCountryWithEnoughLeadsHasItsOwn() {
        train(3);
        Ended shown = workspace.plumbline("thresholds", "--segment", "country");
        assertEquals(0, shown.exitCode(), shown.all());
        assertTrue(shown.out().contains("Thresholds of model 1"), shown.out());
        for (String segment : new String[] {"country=DE", "country=FR"}) {
            assertTrue(shown.out().lines().anyMatch(line -> line.startsWith(segment + "  mql")), shown.out());
            assertTrue(shown.out().lines().anyMatch(line -> line.startsWith(segment + "  sql")), shown.out());
        }
        for (JsonNode each : json()) {
            assertTrue(each.get("threshold").isNumber(), each.toString());
        }
    }

    @Test
    void aCountryWithTooFewLeadsIsHeldBackAndTheReasonTold() {
        workspace.write("leads.csv", workspace.read("leads.csv").replaceAll("(L\\d*[1-6],.*),FR,", "$1,DE,"));
        train(12);
        Ended shown = workspace.plumbline("thresholds", "--segment", "country");
        assertEquals(0, shown.exitCode(), shown.all());
        assertTrue(
                shown.out()
                        .replaceAll("\\s+", " ")
                        .contains("- " + POOLED
                                + ", 1 of the attribute's values: out of fold or in the test fewer than 12 leads that converted,"
                                + " or that did not. The threshold for all leads holds."),
                shown.out());
        long heldBack = StreamSupport.stream(json().spliterator(), false)
                .filter(each -> each.get("segment").asString().equals(POOLED))
                .peek(each -> assertEquals("held_back", each.get("status").asString()))
                .peek(each -> assertTrue(each.get("threshold").isNull(), each.toString()))
                .count();
        assertEquals(10, heldBack, "two levels of five scorers");
    }

    @Test
    void thoseForAllLeadsAreShownWithoutTheSegments() {
        train(3);
        Ended shown = workspace.plumbline("thresholds");
        assertEquals(0, shown.exitCode(), shown.all());
        assertTrue(!shown.out().contains("country"), shown.out());
    }

    @Test
    void anAttributeWithoutSegmentsIsUsage() {
        train(3);
        for (String attribute : new String[] {"employees", "planet", "country' or 'a'='a", "%", "count"}) {
            Ended refused = workspace.plumbline("thresholds", "--segment", attribute);
            assertEquals(2, refused.exitCode(), refused.all());
            assertEquals("", refused.out());
            assertEquals("""
                    thresholds
                        Model 1 has no thresholds by '%s'.
                        Fix: list the attribute under training.segments in plumbline.yaml, then train.
                    """.formatted(attribute), refused.err());
        }
    }

    @Test
    void whatCameOfPromisesToACountryIsTold() {
        segments(3);
        String folder = "--workspace=" + workspace.file("");
        workspace.replace("plumbline.yaml", "outcome:\n", "promotion: { policy: always }\noutcome:\n");
        for (String asOf : new String[] {"2025-10-01", SmallWorkspace.AS_OF}) {
            for (String command : new String[] {"import", "train"}) {
                Ended ended = Shell.PLAIN.run(folder, "--as-of", asOf, command);
                assertEquals(0, ended.exitCode() % 3, ended.all());
            }
        }
        Ended shown = workspace.plumbline("thresholds", "--model", "1", "--segment", "country");
        assertEquals(0, shown.exitCode(), shown.all());
        String came = shown.out().substring(shown.out().indexOf("What came of the promises"));
        assertTrue(came.lines().anyMatch(line -> line.startsWith("country=DE, mql  predictive ")), came);
        assertTrue(came.lines().noneMatch(line -> line.startsWith("all, ")), came);
    }

    private void segments(int minimum) {
        workspace.replace(
                "plumbline.yaml",
                "training:\n",
                "training:\n  segments: [country]\n  segment_minimum: " + minimum + "\n");
    }

    private void train(int minimum) {
        segments(minimum);
        for (String command : new String[] {"import", "train"}) {
            Ended ended = workspace.plumbline(command);
            assertEquals(0, ended.exitCode(), ended.all());
        }
    }

    private JsonNode json() {
        return JsonMapper.shared()
                .readTree(workspace
                        .plumbline("thresholds", "--segment", "country", "--json")
                        .out())
                .get("thresholds");
    }

    @Test
    void eachMonthsThresholdsAreToldWithWhatCameOfThem() {
        for (String asOf : new String[] {"2025-10-01", "2025-11-01", "2025-12-01"}) {
            Ended run = Shell.PLAIN.run("--workspace=" + workspace.folder(), "--as-of", asOf, "run");
            assertTrue(run.exitCode() == 0 || run.exitCode() == 3, run.all());
        }
        Ended shown = workspace.plumbline("thresholds", "--months");
        assertEquals(0, shown.exitCode(), shown.all());
        assertTrue(shown.out().contains("What each month's thresholds promised, and what came"), shown.out());
        JsonNode promises = JsonMapper.shared()
                .readTree(
                        workspace.plumbline("thresholds", "--months", "--json").out())
                .get("promises");
        for (String made : new String[] {"2025-10-01", "2025-11-01", "2025-12-01"}) {
            assertTrue(
                    StreamSupport.stream(promises.spliterator(), false)
                            .anyMatch(each -> each.get("made_at").asString().startsWith(made)),
                    made);
        }
        List<String> champions = workspace
                .plumbline(
                        "sql", "--format=csv", "select distinct model_id from model_status where status = 'champion'")
                .out()
                .lines()
                .skip(1)
                .toList();
        for (JsonNode each : promises) {
            assertEquals(
                    champions.contains(each.get("model_id").asString()),
                    each.get("used").asBoolean());
            boolean first = each.get("made_at").asString().startsWith("2025-10-01");
            boolean volume = each.get("measure").asString().equals("volume_per_month");
            if (first && volume) {
                assertTrue(each.get("months").asLong() > 0, each.toString());
                assertTrue(each.get("value").get("value").isNumber(), each.toString());
            }
            if (each.get("made_at").asString().startsWith("2025-12-01")) {
                assertEquals("not known yet", each.get("verdict").asString());
            }
        }
    }
}
