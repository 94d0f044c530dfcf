package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is cheap enough for every few minutes: a run of scores only, and the scores of one lead. */
class ScoresOnlyTest {
    private static final String SCORES =
            "select lead_id, fit, engagement, stage_points, buying_stage, points, grade from lead_score where run_id = %s"
                    + " order by lead_id";
    private static final String LEVELS =
            "select lead_id, level, reason, since from qualification where run_id = %s order by lead_id, level";

    @TempDir
    private Path temporary;

    private static Ended done(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.all());
        return ended;
    }

    private static String query(SmallWorkspace workspace, String sql) {
        return done(workspace.plumbline("sql", "--format=csv", sql)).out().strip();
    }

    @Test
    void itGivesTheScoresAndLevelsOfAFullRunWithoutTrainingAndReport() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        Ended ended = done(workspace.plumbline("run", "--scores-only"));
        assertTrue(ended.out().contains("run 2 of scores only, as of 2026-01-01T00:00:00Z"), ended.all());
        assertEquals(
                List.of("import", "score", "qualify", "publish"),
                ended.err().lines().map(line -> line.split(" ", 2)[0]).toList());
        assertEquals(query(workspace, SCORES.formatted(1)), query(workspace, SCORES.formatted(2)));
        assertEquals(query(workspace, LEVELS.formatted(1)), query(workspace, LEVELS.formatted(2)));
        assertTrue(query(workspace, LEVELS.formatted(2)).lines().count() > 1, "some lead is at a level");
    }

    @Test
    void theSameAgainChangesNothingAndSaysSo() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run", "--scores-only"));
        StoreContent before = StoreContent.of(workspace.file("plumbline.duckdb"));
        Ended again = done(workspace.plumbline("run", "--scores-only"));
        assertTrue(again.out().contains("Nothing has changed since run 1, so its results stand."), again.all());
        assertEquals(before, StoreContent.of(workspace.file("plumbline.duckdb")));
    }

    @Test
    void healthTellsOfProtectedAttributesAfterIt() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Path sources = workspace.file("plumbline.yaml");
        Files.writeString(
                sources,
                Files.readString(sources)
                        + "\nprotected: { also: [country], allow: { country: the law asks us to } }\n");
        done(workspace.plumbline("run", "--scores-only"));
        Ended ended = done(workspace.plumbline("health"));
        assertTrue(ended.out().contains("the law asks us to"), ended.all());
    }

    @Test
    void aListInAFileOfItsOwnIsPartOfTheConfiguration() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Path scorecard = workspace.file("scoring.yaml");
        Files.writeString(scorecard, Files.readString(scorecard) + "\nlists: { targets: { file: targets.txt } }\n");
        Files.writeString(workspace.file("targets.txt"), "one\n");
        done(workspace.plumbline("run", "--scores-only"));
        Files.writeString(workspace.file("targets.txt"), "one\ntwo\n");
        Ended again = done(workspace.plumbline("run", "--scores-only"));
        assertFalse(again.out().contains("Nothing has changed"), again.all());
    }

    @Test
    void onlyTheLastRunsScoresAreKeptBesideThoseOfOtherCommands() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("import"));
        done(workspace.plumbline("score"));
        done(workspace.plumbline("run", "--scores-only", "--as-of=2025-12-01"));
        done(workspace.plumbline("run", "--scores-only", "--as-of=2025-12-02"));
        assertEquals(
                "command,run_id\nscore,2\nscores,4",
                query(
                        workspace,
                        "select distinct r.command, r.run_id from lead_score join run as r using (run_id) order by all"));
    }

    @Test
    void oneLeadIsScoredAsAllAreAndNothingIsWritten() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        byte[] store = Files.readAllBytes(workspace.file("plumbline.duckdb"));
        String all = query(workspace, SCORES.formatted(1));
        for (String row : all.lines().skip(1).limit(5).toList()) {
            String lead = row.substring(0, row.indexOf(','));
            JsonNode scores = JsonMapper.shared()
                    .readTree(done(workspace.plumbline("--json", "score", "--lead=" + lead))
                            .out());
            List<String> cells = List.of(row.split(",", -1));
            assertEquals(Double.parseDouble(cells.get(1)), scores.path("fit").asDouble());
            assertEquals(Double.parseDouble(cells.get(5)), scores.path("points").asDouble());
            assertEquals(cells.get(6), scores.path("grade").asString());
            assertFalse(scores.path("published").asBoolean());
            assertEquals(
                    query(
                            workspace,
                            "select count(*) as n from qualification where run_id = 1 and lead_id = '" + lead + "'"),
                    "n\n" + scores.path("levels").size());
            assertEquals(
                    query(
                            workspace,
                            "select probability from prediction where run_id = 1 and lead_id = '" + lead + "'"),
                    "probability\n"
                            + scores.path("prediction").path("probability").asString());
        }
        assertArrayEquals(store, Files.readAllBytes(workspace.file("plumbline.duckdb")));
    }

    @Test
    void levelsAndListsAndOneLeadHeedTheSamePredictions() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        workspace.replace("scoring.yaml", "predictive, at_least: learned", "predictive, at_least: 0.0001");
        done(workspace.plumbline("run"));
        done(workspace.plumbline("predict", "--as-of=2025-11-01"));
        done(workspace.plumbline("run", "--scores-only"));
        done(workspace.plumbline("score"));
        String counted =
                "select p.run_id, count(*) as leads from prediction as p join qualification as q using (lead_id)"
                        + " where q.run_id = 4 and q.level = 'sql' and p.run_id = 1 group by all";
        assertEquals("run_id,leads\n1,400", query(workspace, counted));
        String lead = query(workspace, "select max(lead_id) as lead from prediction where run_id = 2")
                .substring(5);
        String newest =
                query(workspace, "select probability from prediction where run_id = 1 and lead_id = '" + lead + "'");
        for (int run = 3; run <= 4; run++) {
            String exported = done(workspace.plumbline("export", "--run=" + run, "--out=-"))
                    .out();
            String row = exported.lines()
                    .filter(line -> line.startsWith(lead + ","))
                    .findFirst()
                    .orElseThrow();
            assertTrue(row.contains("," + newest.substring("probability\n".length()) + ","), row + " " + newest);
        }
        Ended one = done(workspace.plumbline("score", "--lead=" + lead));
        assertTrue(one.out().contains("by model 1 as of 2026-01-01T00:00:00Z"), one.all());
    }

    @Test
    void whileTheStoreIsWrittenTheScoresPublishedAreTold() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run", "--scores-only"));
        String lead = query(workspace, "select min(lead_id) as lead from lead").substring(5);
        try (HeldStore held = new HeldStore(workspace.file("plumbline.duckdb"))) {
            Ended ended = done(workspace.plumbline("score", "--lead=" + lead, "--as-of=2026-02-01"));
            assertTrue(ended.out().contains(" as of 2026-01-01T00:00:00Z: "), ended.all());
            assertTrue(
                    ended.out()
                            .contains("Another program writes the store, so these are the scores of the last run"
                                    + " published."),
                    ended.all() + held.pid());
        }
    }

    @Test
    void aLeadThatIsNotThereIsNotRepeated() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("import"));
        Ended ended = workspace.plumbline("score", "--lead=nobody");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("There is no lead with this id as of 2026-01-01T00:00:00Z."), ended.all());
        assertFalse(ended.all().contains("nobody"), ended.all());
    }
}
