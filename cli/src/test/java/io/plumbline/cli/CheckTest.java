package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void make() {
        workspace = SmallWorkspace.in(temporary);
    }

    private static JsonNode json(Ended ended) {
        return JsonMapper.shared().readTree(ended.out());
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.get(field).asString()).toList();
    }

    private Map<String, Long> files() {
        try (Stream<Path> all = Files.walk(workspace.folder())) {
            Map<String, Long> sizes = new TreeMap<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> sizes.put(file.toString(), file.toFile().length()));
            return sizes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAScorecardCanHardlyMeanIsToldAndNoError() {
        workspace.replace("scoring.yaml", "at_least: 30 }", "at_least: 300 }");
        workspace.replace("scoring.yaml", "at_least: 100 }", "at_least: 100000 }");
        Ended ended = workspace.plumbline("check");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("Warnings of the scorecard"), ended.out());
        assertTrue(ended.out().contains("No lead can reach the level 'mql'"), ended.out());
        assertTrue(ended.out().contains("Rule 'size' fired for none of the 400 leads"), ended.out());
        JsonNode answer = json(workspace.plumbline("check", "--no-data", "--json"));
        assertEquals(List.of("unreachable_level", "unreachable_grade"), texts(answer.get("scorecard"), "kind"));
    }

    @Test
    void theScorecardOfTheGuideHasTheFindingsShownThere() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path project = Files.exists(here.resolve("docs")) ? here : here.getParent();
        String page = Files.readString(project.resolve("docs/guide/check.md"));
        Matcher shown = Pattern.compile("(?ms)^```yaml lint\\n(.*?)^```$.*?^```text\\n(.*?)^```$")
                .matcher(page);
        assertTrue(shown.find());
        workspace.write("scoring.yaml", shown.group(1));
        Ended ended = workspace.plumbline("check", "--no-data");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains(shown.group(2)), ended.out());
    }

    @Test
    void aLevelOfASegmentThatWaitsForAThresholdIsTold() {
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + """
                segments:
                  - { name: german, when: { attribute: country, equals: DE }, fit: { max: 90 } }
                  - name: french
                    when: { attribute: country, equals: FR }
                    levels:
                      pql: { all_of: [ { scorer: points, at_least: learned } ] }
                """);
        workspace.replace("scoring.yaml", "  sql: {", "  pql: { all_of: [ { rule: size } ] }\n  sql: {");
        JsonNode answer = json(workspace.plumbline("check", "--no-data", "--json"));
        assertEquals(List.of("segments[1].levels.pql"), texts(answer.get("warnings"), "path"));
        assertEquals(
                List.of(
                        "The level 'pql' waits for a learned threshold, and plumbline.yaml has no policy to learn it by:"
                                + " no lead will reach it."),
                texts(answer.get("warnings"), "what"));
    }

    @Test
    void aSoundWorkspaceIsLookedAtAndLeftAsItWas() {
        Map<String, Long> before = files();
        Ended ended = workspace.plumbline("check");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().startsWith("""
                Workspace 'small' is sound: both YAML files, and the columns of the source files.

                A dry import brings 400 leads, 2,400 events and 89 outcomes; nothing was kept
                """), ended.all());
        assertEquals(before, files());
        assertTrue(Files.notExists(workspace.file(".plumbline-tmp")));
    }

    @Test
    void bothFilesAreJudgedAtOnceWithoutErrorsThatFollowFromTheFirst() {
        workspace.replace("plumbline.yaml", "employees: number", "employees: numeric");
        workspace.replace("scoring.yaml", "event: pricing_view", "event: price_vew");
        Ended ended = workspace.plumbline("check", "--json");
        assertEquals(2, ended.exitCode(), ended.all());
        assertEquals("", ended.err());
        JsonNode errors = json(ended).get("errors");
        assertEquals(List.of("plumbline.yaml:8", "scoring.yaml:9"), texts(errors, "where"), ended.all());
        assertTrue(json(ended).get("data").isNull());
    }

    @Test
    void aTypeThatTheStoreHoldsOtherwiseIsAnErrorAtItsLine() {
        assertEquals(0, workspace.plumbline("import").exitCode());
        workspace.replace("plumbline.yaml", "employees: number", "employees: text");
        workspace.replace("scoring.yaml", "at_least: 100", "equals: \"100\"");
        Ended ended = workspace.plumbline("check", "--no-data");
        assertEquals(2, ended.exitCode(), ended.all());
        assertTrue(ended.err().contains("""
                plumbline.yaml:8  sources.leads[0].attributes.employees
                    The attribute 'employees' is text now and was number in an earlier import.
                    Fix: give it a new name, or move plumbline.duckdb away and import everything anew."""), ended.all());
        assertEquals(2, workspace.plumbline("import").exitCode());
    }

    @Test
    void recordsMergedIntoALeadThatNoFileListsAreToldByCheckAndCountedByImport() {
        workspace.replace(
                "plumbline.yaml", "attributes: { country: text,", "merged_into: country\n      attributes: {");
        workspace.write("leads.csv", """
                lead_id,created_at,country,employees
                L1,2025-01-01T00:00:00Z,nowhere,10
                L2,2025-01-01T00:00:00Z,L3,10
                L3,2025-01-01T00:00:00Z,,10
                """);
        Ended checked = workspace.plumbline("check");
        assertTrue(checked.out().contains("""
                - merged records: 1 of 2 merged records went into a lead that stands in no source of leads;
                """.strip()), checked.all());
        Ended imported = workspace.plumbline("import");
        assertTrue(
                imported.out().contains("1 merged record went into a lead that stands in no source of leads.\n"),
                imported.all());
    }

    @Test
    void aFileThatIsNoYamlDoesNotHideTheOther() {
        workspace.write("plumbline.yaml", "version: [1\n");
        workspace.replace("scoring.yaml", "half_life: 30d", "half_life: thirty days");
        Ended ended = workspace.plumbline("check", "--json");
        List<String> where = texts(json(ended).get("errors"), "where");
        assertEquals(2, where.size(), ended.all());
        assertTrue(where.get(0).startsWith("plumbline.yaml:"), ended.all());
        assertEquals("scoring.yaml:8", where.get(1));
    }

    @Test
    void namesThatOnlyTrainingRefusedAreTold() {
        workspace.replace("plumbline.yaml", "country: text", "row_id: { column: country, type: text }");
        Ended ended = workspace.plumbline("check", "--no-data");
        assertEquals(2, ended.exitCode(), ended.all());
        assertTrue(ended.err().contains("'row_id' is a column that Plumbline has already."), ended.err());

        workspace.replace("plumbline.yaml", "row_id: { column", "days_since_page_view: { column");
        ended = workspace.plumbline("check", "--no-data");
        assertEquals(2, ended.exitCode(), ended.all());
        assertTrue(
                ended.err().startsWith("plumbline.yaml:8  sources.leads[0].attributes.days_since_page_view"),
                ended.err());
    }

    @Test
    void aLearnedLevelWithoutAPolicyIsAWarningWithItsLine() {
        workspace.replace("plumbline.yaml", "  sql: { policy: min_precision, at_least: 0.2, label: customer }\n", "");
        Ended ended = workspace.plumbline("check", "--json", "--no-data");
        assertEquals(0, ended.exitCode(), ended.all());
        JsonNode warning = json(ended).get("warnings").get(0);
        assertEquals("scoring.yaml:14", warning.get("where").asString());
        assertEquals("levels.sql", warning.get("path").asString());
    }

    @Test
    void tooFewOutcomesAreAWarningBeforeAnybodyTrains() {
        workspace.replace("plumbline.yaml", "bootstrap_draws: 20", "bootstrap_draws: 20\n  minimum_positives: 5000");
        Ended ended = workspace.plumbline("check", "--json");
        assertEquals(0, ended.exitCode(), ended.all());
        JsonNode warning = json(ended).get("warnings").get(0);
        assertEquals("training.minimum_positives", warning.get("path").asString());
        assertTrue(warning.get("where").asString().matches("plumbline.yaml:\\d+"), ended.all());
        assertTrue(warning.get("what").asString().contains("at least 5000 are needed"), ended.all());
    }

    @Test
    void aHorizonLongerThanTheDataIsAWarning() {
        workspace.replace("plumbline.yaml", "horizon: 30d", "horizon: 700d");
        JsonNode warning =
                json(workspace.plumbline("check", "--json")).get("warnings").get(0);
        assertEquals("outcome.horizon", warning.get("path").asString());
        assertTrue(warning.get("what").asString().startsWith("No snapshot is older than the horizon"));
    }

    @Test
    void aTargetThatNobodyReachedAndAThresholdThatAimsAtNothingAreWarnings() {
        workspace.replace(
                "plumbline.yaml", "mql: { policy: max_f1, label: customer }", "mql: { policy: max_f1, label: sql }");
        JsonNode warnings = json(workspace.plumbline("check", "--json")).get("warnings");
        assertEquals(List.of("thresholds.mql.label"), texts(warnings, "path"));
        workspace.write("outcomes.csv", "lead_id,step,occurred_at,amount\n");
        warnings = json(workspace.plumbline("check", "--json")).get("warnings");
        assertEquals(List.of("outcome.target"), texts(warnings, "path"));
    }

    @Test
    void refusedRowsAreGroupedWithTheFirstLines() {
        String leads = workspace.read("leads.csv");
        workspace.write("leads.csv", leads + "L1,2025-01-01,FR,3\nX1,yesterday,FR,3\nX2,2025-02-01,FR,many\n");
        Ended ended = workspace.plumbline("check", "--json");
        JsonNode refused = json(ended).get("data").get("refused");
        assertEquals(
                List.of(
                        "not a time between 1900 and 2199",
                        "not a number",
                        "the lead is in an earlier row of the file"),
                texts(refused, "reason"));
        assertEquals("[\"leads.csv:403\"]", refused.get(0).get("first").toString());
        assertFalse(ended.all().contains("yesterday"), ended.all());
        assertTrue(workspace.plumbline("check").out().contains("leads.csv:404"));
    }

    @Test
    void columnsThatAreNotMentionedAreListed() {
        workspace.replace("plumbline.yaml", "country: text, employees: number", "employees: number");
        Ended ended = workspace.plumbline("check");
        assertTrue(ended.out().contains("Columns that plumbline.yaml does not mention\n- crm: country\n"), ended.all());
        workspace.replace(
                "plumbline.yaml",
                "attributes: { employees: number }",
                "attributes: { employees: number }\n      not_used: { country: \"known only later\" }");
        assertFalse(workspace.plumbline("check").out().contains("does not mention"));
    }

    @Test
    void whatAKilledCheckLeftIsRemovedByTheNextCommand() throws IOException {
        Files.createDirectories(workspace.file(".plumbline-tmp/1"));
        workspace.write(".plumbline-tmp/1/check.duckdb", "half a store");
        workspace.write(".plumbline-tmp/1.lock", "");
        assertEquals(0, workspace.plumbline("check").exitCode());
        assertTrue(Files.notExists(workspace.file(".plumbline-tmp")));
    }

    @Test
    void aCheckWorksWhileTheStoreIsHeld() throws IOException {
        try (HeldStore held = new HeldStore(workspace.file("plumbline.duckdb"))) {
            assertTrue(held.pid() > 0);
            assertEquals(0, workspace.plumbline("check").exitCode());
        }
    }

    @Test
    void findingsAndWhatStandsInTheWayAreToldToPeople() {
        workspace.write(
                "events.csv",
                workspace.read("events.csv").replace("\nE1,L1,", "\nE1,l1 ,").replace("\nE2,L1,", "\nE2,Lx,"));
        Ended ended = workspace.plumbline("check");
        assertTrue(ended.out().contains("Warnings of the data\n- "), ended.all());
        assertTrue(ended.out().contains("differ only in upper and lower case"), ended.all());
        assertFalse(ended.out().contains("Lx"), ended.all());
    }
}
