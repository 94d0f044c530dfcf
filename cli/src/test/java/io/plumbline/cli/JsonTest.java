package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every command with {@code --json}. */
class JsonTest {

    @TempDir
    private Path temporary;

    /** The words of each command, in an order in which they work. */
    private Map<String, List<Object>> commands(SmallWorkspace workspace) {
        Map<String, List<Object>> words = new LinkedHashMap<>();
        words.put("check", List.of());
        words.put("parts", List.of("show", "web"));
        words.put("import", List.of());
        words.put("score", List.of());
        words.put("explain", List.of("L1"));
        words.put("train", List.of());
        words.put("predict", List.of());
        words.put("run", List.of());
        words.put("thresholds", List.of());
        words.put("compare", List.of());
        words.put("funnel", List.of());
        words.put("simulate", List.of(workspace.file("scoring.yaml")));
        words.put("audit", List.of());
        words.put("health", List.of());
        words.put("models", List.of("show"));
        words.put("report", List.of());
        words.put("export", List.of("--to", "csv"));
        words.put("handoff", List.of());
        words.put("nurture", List.of());
        words.put("override", List.of());
        words.put("scorecards", List.of("list"));
        words.put("sql", List.of("select 1 as one"));
        words.put("doctor", List.of());
        words.put("completion", List.of("bash"));
        words.put("sample", List.of("b2b-saas", temporary.resolve("sample")));
        words.put("demo", List.of("--leads", "3000", "--months", "12", "--dir", temporary.resolve("demo")));
        words.put("init", List.of(temporary.resolve("new"), "--leads", workspace.file("leads.csv"), "--yes"));
        return words;
    }

    @Test
    void everyCommandAnswersInJson() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Map<String, List<Object>> commands = commands(workspace);
        TreeSet<String> forgotten = new TreeSet<>(Plumbline.commandNames());
        forgotten.removeAll(commands.keySet());
        assertEquals(new TreeSet<>(), forgotten);
        commands.keySet().retainAll(Plumbline.commandNames());
        commands.forEach((command, words) -> {
            List<Object> all = new ArrayList<>(List.of(command));
            all.addAll(words);
            all.add("--json");
            Ended ended = workspace.plumbline(all.toArray());
            assertEquals(0, ended.exitCode(), command + ": " + ended.all());
            JsonNode json = JsonMapper.shared().readTree(ended.out());
            assertTrue(json.isObject() || json.isArray(), command + ": " + ended.out());
            assertFalse(ended.out().contains("\u001b"), command);
        });
    }

    @Test
    void aStatementIsJsonToo() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Ended ended = workspace.plumbline("score", "--show-sql", "--json");
        assertTrue(
                JsonMapper.shared().readTree(ended.out()).get("sql").asString().startsWith("with "));
    }
}
