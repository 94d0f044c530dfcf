package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leads that are not ready go on tracks, with what would lift them. */
class NurtureTest {
    private static final String NURTURE = """
            nurture:
              hold_out: 0.5
              follow_for: 30d
              tracks:
                - { name: everybody, do: Send the guide }
            """;

    @TempDir
    private Path temporary;

    private static Ended done(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.all());
        return ended;
    }

    private static List<String> query(SmallWorkspace workspace, String sql) {
        return done(workspace.plumbline("sql", "--format=csv", sql))
                .out()
                .lines()
                .skip(1)
                .toList();
    }

    private static Ended later(SmallWorkspace workspace, String asOf, String... words) {
        List<Object> all = new ArrayList<>(List.of("--workspace=" + workspace.folder(), "--as-of", asOf));
        all.addAll(List.of(words));
        return done(Shell.PLAIN.run(all.toArray()));
    }

    @Test
    void theCommandWritesAListForEachUsualTrack() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        assertFalse(Files.exists(workspace.file("nurture")), "without tracks in the file run writes no lists");
        JsonNode answer = JsonMapper.shared()
                .readTree(done(workspace.plumbline("nurture", "--json")).out());
        assertTrue(answer.get("tracks").size() > 0, answer.toString());
        for (JsonNode track : answer.get("tracks")) {
            List<String> lines =
                    workspace.read(track.get("file").asString()).lines().toList();
            assertEquals(track.get("leads").asLong(), lines.size() - 1L);
            assertEquals(
                    List.of(track.get("leads").asString() + ","
                            + track.get("held_out").asString()),
                    query(
                            workspace,
                            "select count(*) - count(case when held_out then 1 end), count(case when held_out then 1 end)"
                                    + " from nurture_lead where track = '"
                                    + track.get("name").asString() + "'"));
        }
        Ended again = done(workspace.plumbline("nurture"));
        assertTrue(again.out().contains("None: no open lead"), again.out());
    }

    @Test
    void runWritesTheListsOfTheTracksInTheFile() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + NURTURE);
        workspace.replace("plumbline.yaml", "outcome:\n", "promotion: { policy: always }\noutcome:\n");
        Ended run = done(workspace.plumbline("run"));
        assertTrue(run.out().contains("Leads newly on tracks for marketing"), run.out());
        long leads =
                workspace.read("nurture/everybody-2026-01-01-run-1.csv").lines().count() - 1;
        assertTrue(leads > 20, leads + " leads on the list");
        assertEquals(
                List.of("everybody,nurture/everybody-2026-01-01-run-1.csv," + leads),
                query(workspace, "select track, file, lead_count from nurture_list"));
        later(workspace, "2026-01-15", "run");
        assertEquals(
                List.of(), query(workspace, "select lead_id from nurture_lead group by lead_id having count(*) > 1"));
    }

    @Test
    void whoMovedUpIsToldOnceTheirTimeIsOver() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        workspace.write("scoring.yaml", workspace.read("scoring.yaml") + NURTURE);
        later(workspace, "2025-10-01", "import");
        later(workspace, "2025-10-01", "score");
        later(workspace, "2025-10-01", "nurture");
        later(workspace, "2025-10-20", "score");
        Ended early = later(workspace, "2025-10-20", "nurture");
        assertTrue(early.out().contains(" of earlier lists are still followed."), early.out());
        later(workspace, "2025-11-01", "score");
        Ended told = later(workspace, "2025-11-01", "nurture");
        assertTrue(told.out().contains("Who moved up while followed, with 95 % intervals"), told.out());
        assertTrue(told.out().lines().anyMatch(line -> line.startsWith("everybody  any of these  ")), told.out());
        assertEquals(
                query(workspace, "select count(*) from nurture_lead where as_of = timestamp '2025-10-01'"),
                query(workspace, "select count(*) from nurture_follow"));
        assertEquals(
                List.of("4"),
                query(workspace, "select count(*) from nurture_result where treated_count > 0 and held_out_count > 0"));
    }

    @Test
    void scoresOfAnotherScorecardAreRefused() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        workspace.replace("scoring.yaml", "points: 40", "points: 39");
        Ended ended = workspace.plumbline("nurture");
        assertEquals(1, ended.exitCode());
        assertEquals("""
                scoring.yaml
                    The scores of run 1 are those of another scorecard.
                    Fix: score again with 'plumbline run', or 'plumbline score'.
                """, ended.err());
    }

    @Test
    void scoresAloneAreEnough() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("import"));
        assertEquals(1, workspace.plumbline("nurture").exitCode());
        done(workspace.plumbline("score"));
        Ended nurture = done(workspace.plumbline("nurture", "--out", workspace.file("mine"), "--to", "jsonl"));
        assertFalse(nurture.out().contains("expected"), "without a prediction it expects nobody");
        assertEquals(List.of("0"), query(workspace, "select count(*) from nurture_lead where probability is not null"));
        assertTrue(Files.isDirectory(workspace.file("mine")));
    }
}
