package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

    @TempDir
    private Path temporary;

    private static void assertDone(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.all());
    }

    private static List<String> texts(Row row, String... columns) {
        return Stream.of(columns)
                .map(row::optionalText)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private record Exported(String leadId, List<String> points, List<String> prediction) {}

    @Test
    void theReasonsExportedAreThoseThatExplainTells() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        assertDone(workspace.plumbline("export", "--to", "parquet"));
        List<Exported> exported;
        try (Store store = Store.inMemory()) {
            exported = store.rows(
                    "from read_parquet('" + workspace.file("exports/leads-2026-01-01.parquet") + "') order by lead_id",
                    row -> new Exported(
                            row.text("lead_id"),
                            texts(row, "points_reason_1", "points_reason_2", "points_reason_3"),
                            texts(row, "prediction_reason_1", "prediction_reason_2", "prediction_reason_3")));
        }
        assertEquals(400, exported.size());
        for (int i = 0; i < exported.size(); i += 37) {
            Exported lead = exported.get(i);
            Ended ended = workspace.plumbline("explain", lead.leadId(), "--json");
            assertDone(ended);
            JsonNode explained = JsonMapper.shared().readTree(ended.out());
            assertEquals(lead.points(), texts(explained.get("reasons")));
            assertEquals(lead.prediction(), texts(explained.get("prediction").get("reasons")));
            assertFalse(lead.prediction().isEmpty());
        }
        assertTrue(workspace
                .plumbline("explain", exported.get(0).leadId())
                .out()
                .contains(exported.get(0).prediction().get(0)));
    }

    @Test
    void whatWasExportedIsNotToldAgain() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("run"));
        Ended first = workspace.plumbline("export");
        assertDone(first);
        assertTrue(first.out().endsWith("400 leads as of 2026-01-01T00:00:00Z (run 1).\n"), first.out());
        Ended second = workspace.plumbline("export", "--changed", "--json");
        assertDone(second);
        JsonNode answer = JsonMapper.shared().readTree(second.out());
        assertEquals(0, answer.get("rows").asInt());
        assertEquals(
                workspace.file("exports/changes-2026-01-01-3.csv").toString(),
                answer.get("file").asString());
        assertEquals(
                "run_id,scored_run_id,format,file,changed_only,row_count\n"
                        + "2,1,csv,leads-2026-01-01.csv,false,400\n3,1,csv,changes-2026-01-01-3.csv,true,0",
                workspace
                        .plumbline("sql", "--format=csv", "from export order by run_id")
                        .out()
                        .strip());
    }

    @Test
    void theStandardOutputGetsTheFileAndNothingElse() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("import"));
        assertDone(workspace.plumbline("score"));
        Ended ended = workspace.plumbline("export", "--out", "-", "--excel");
        assertDone(ended);
        assertTrue(ended.out().startsWith("\uFEFFlead_id,account_id,"), ended.out());
        assertEquals(401, ended.out().lines().count());
        Ended json = workspace.plumbline("export", "--out", "-", "--to", "jsonl");
        JsonNode first =
                JsonMapper.shared().readTree(json.out().lines().findFirst().orElseThrow());
        assertEquals("L1", first.get("lead_id").asString());
        assertTrue(first.get("points").isNumber());
    }

    @Test
    void nothingIsWrittenThroughALinkOfTheWorkspace() throws Exception {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertDone(workspace.plumbline("import"));
        assertDone(workspace.plumbline("score"));
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.createSymbolicLink(workspace.file("exports"), outside);
        Ended ended = workspace.plumbline("export");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().contains("This is a link that leads out of the workspace."), ended.err());
        assertEquals(0, outside.toFile().list().length);
        Files.delete(workspace.file("exports"));
        Files.createSymbolicLink(workspace.file("mine.csv"), outside.resolve("mine.csv"));
        Ended inside = workspace.plumbline("export", "--out", workspace.file("mine.csv"));
        assertEquals(2, inside.exitCode());
        assertTrue(inside.err().contains("nothing in a workspace is written through one."), inside.err());
        assertEquals(0, outside.toFile().list().length);
        assertDone(workspace.plumbline("export", "--out", outside.resolve("mine.csv")));
    }

    @Test
    void withoutScoresThereIsNothingToExport() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Ended none = workspace.plumbline("export");
        assertEquals(1, none.exitCode());
        assertTrue(none.err().contains("There is no store yet."), none.err());
        assertDone(workspace.plumbline("import"));
        assertEquals("""
                plumbline.duckdb
                    No lead has scores yet.
                    Fix: do everything at once with 'plumbline run'.
                """, workspace.plumbline("export").err());
    }
}
