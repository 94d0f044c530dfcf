package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model can be made again, on any machine and later. */
class MadeAgainTest {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final String LATER = "2026-03-01";

    @TempDir
    private Path temporary;

    @Test
    void whatAModelSaysOfItselfIsEnoughToMakeItAgain() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        done(workspace.plumbline("run"));
        String configuration = workspace.read("plumbline.yaml");
        goOn(workspace);
        assertEquals(3, plumbline(workspace, LATER, "run").exitCode(), "another horizon is another model");
        JsonNode manifest = manifest(workspace, 1);
        JsonNode values = manifest.get("configuration");
        String horizon = values.get("outcome.horizon")
                .asString()
                .replace("Optional[", "")
                .replace("]", "");
        workspace.write(
                "plumbline.yaml",
                configuration
                        .replace(
                                "horizon: 30d",
                                "horizon: " + Duration.parse(horizon).toDays() + "d")
                        .replace("c: 1", "c: " + values.get("training.c").asString())
                        .replace(
                                "draws: 20",
                                "draws: "
                                        + values.get("training.bootstrapDraws").asString()));
        done(plumbline(workspace, manifest.at("/data/as_of").asString(), "train"));
        assertTrue(!done(workspace.plumbline("models", "diff", "1", "2")).contains("identical"));
        String diff = done(workspace.plumbline("models", "diff", "1", "3"));
        assertTrue(diff.contains("Models 1 and 3 are identical"), diff);
        assertEquals(manifest, manifest(workspace, 3));
    }

    /** Two months later: more events, a lead more, another country of one, other settings. */
    private static void goOn(SmallWorkspace workspace) {
        workspace.write(
                "events.csv",
                workspace.read("events.csv") + "E9001,L390,2026-01-15T00:00:00Z,pricing_view\n"
                        + "E9002,L391,2026-02-15T00:00:00Z,page_view\n");
        workspace.write(
                "leads.csv",
                workspace.read("leads.csv").replaceFirst("L391,(.*),FR,", "L391,$1,DE,")
                        + "L401,2026-01-10T00:00:00Z,FR,50\n");
        workspace.replace("plumbline.yaml", "horizon: 30d", "horizon: 20d");
        workspace.replace("plumbline.yaml", "c: 1", "c: [0.01, 0.1]");
        workspace.replace("plumbline.yaml", "draws: 20", "draws: 25");
    }

    @Test
    @Tag("slow")
    void oneAndTwoProcessorsLeaveTheSameStore() throws Exception {
        Map<Integer, StoreContent> contents = new TreeMap<>();
        for (int processors = 1; processors <= 2; processors++) {
            SmallWorkspace workspace = SmallWorkspace.in(temporary.resolve("processors-" + processors));
            workspace.replace("plumbline.yaml", "c: 1", "c: [0.1, 1]\n  yardstick: true\n  segments: [country]");
            run(workspace, processors);
            contents.put(processors, StoreContent.withoutClock(workspace.file("plumbline.duckdb")));
        }
        assertEquals(contents.get(1), contents.get(2));
    }

    /** The store counts processors by itself, so one is all that the process gets, where that can be told. */
    private static void run(SmallWorkspace workspace, int processors) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (processors == 1 && Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "--cpu-list", "0"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Plumbline.class.getName(),
                "--workspace=" + workspace.folder(),
                "--as-of",
                SmallWorkspace.AS_OF,
                "run"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, process.waitFor());
    }

    private static Ended plumbline(SmallWorkspace workspace, String asOf, String command) {
        return Shell.PLAIN.run("-w", workspace.folder(), "--as-of", asOf, command);
    }

    private static JsonNode manifest(SmallWorkspace workspace, int modelId) {
        String found = done(
                workspace.plumbline("sql", "--format=json", "select manifest from model where model_id = " + modelId));
        return JsonMapper.shared()
                .readTree(JsonMapper.shared()
                        .readTree(found)
                        .get(0)
                        .get("manifest")
                        .asString());
    }

    private static String done(Ended ended) {
        assertEquals(0, ended.exitCode(), ended.all());
        return ended.out();
    }
}
