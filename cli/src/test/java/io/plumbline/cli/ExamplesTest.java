package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.yaml.YamlDocument;
import io.plumbline.engine.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each example of the guide to the language scores as it is written there. */
class ExamplesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml ([\\w.]+)\\n(.*?)^```$");
    private static final String BEGINNING =
            "version: 1\nname: example\npoints: { min: -100, weights: { fit: 1, engagement: 1 } }\n";
    private static final List<String> ATTRIBUTES = List.of(
            "job_title",
            "country",
            "email",
            "employees",
            "annual_revenue",
            "free_mail",
            "interests",
            "renewal",
            "signed_at");
    private static final List<String> CELLS = List.of("at", "type", "page", "seconds", "channel");

    @TempDir
    private Path folder;

    /**
     * An example of the guide.
     *
     * @param lead     its id
     * @param sections of scoring.yaml
     * @param node     what the lead is and does, and what comes out
     */
    private record Example(String lead, String sections, YamlNode node) {
        List<YamlNode> events() {
            return node.find("events").map(YamlNode::items).orElse(List.of());
        }

        Optional<String> text(String key) {
            return node.find(key).map(YamlNode::text);
        }

        Map<String, Double> fired() {
            Map<String, Double> fired = new TreeMap<>();
            node.field("fired").fields().forEach((rule, points) -> fired.put(rule, points.number()));
            return fired;
        }
    }

    @Test
    void everyExampleOfTheGuideScoresAsWritten() throws IOException {
        String page = Files.readString(guide());
        List<Example> examples = examples(page);
        assertTrue(examples.size() >= 15, "one for each thing that a rule can say");
        workspace(page, examples);
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/targets.txt"), "Acme.example   # the best one\nglobex.example\n");
        Files.writeString(folder.resolve("scoring.yaml"), BEGINNING);
        json("import");
        for (Example example : examples) {
            Files.writeString(folder.resolve("scoring.yaml"), BEGINNING + example.sections());
            assertScored(example);
        }
    }

    private void assertScored(Example example) {
        JsonNode answer = json("explain", example.lead());
        Map<String, Double> fired = new TreeMap<>();
        for (JsonNode line : answer.get("lines")) {
            if (example.sections().contains("id: " + line.get("name").asString() + ",")
                    || example.sections().contains("id: " + line.get("name").asString() + "\n")) {
                fired.put(
                        line.get("name").asString(),
                        Math.round(100 * line.get("counted").asDouble()) / 100.0);
            }
        }
        assertEquals(example.fired(), fired, example.sections());
        example.node()
                .find("points")
                .ifPresent(points ->
                        assertEquals(points.number(), answer.get("points").asDouble(), example.sections()));
        assertEquals(example.text("stage"), text(answer, "buying_stage"), example.sections());
        assertEquals(example.text("segment"), text(answer, "segment"), example.sections());
        assertEquals(
                example.text("level"),
                answer.get("levels")
                        .valueStream()
                        .filter(level -> level.get("on").asBoolean())
                        .map(level -> level.get("level").asString())
                        .findFirst(),
                example.sections());
    }

    private static Optional<String> text(JsonNode answer, String field) {
        return Optional.ofNullable(answer.get(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    private JsonNode json(Object... words) {
        List<Object> all = new ArrayList<>(List.of("-w", folder, "--as-of", "2026-07-01", "--json"));
        all.addAll(List.of(words));
        Ended ended = Shell.PLAIN.run(all.toArray());
        assertEquals(0, ended.exitCode(), ended.all());
        return JsonMapper.shared().readTree(ended.out());
    }

    private static List<Example> examples(String page) {
        List<Example> examples = new ArrayList<>();
        BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("example"))
                .forEach(block -> {
                    String[] parts = block.group(2).split("(?m)^---\\n", 2);
                    examples.add(new Example(
                            "lead-" + examples.size(),
                            parts[0],
                            YamlDocument.parse("example", parts[1]).root()));
                });
        return examples;
    }

    private static Path guide() {
        Path here = Path.of("").toAbsolutePath();
        Path project = Files.exists(here.resolve("docs")) ? here : here.getParent();
        return project.resolve("docs/guide/examples.md");
    }

    private void workspace(String page, List<Example> examples) throws IOException {
        String yaml = BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("plumbline.yaml"))
                .map(block -> block.group(2))
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("plumbline.yaml"), yaml);
        List<String> leads = new ArrayList<>(List.of("id,created," + String.join(",", ATTRIBUTES)));
        List<String> events = new ArrayList<>(List.of("event,lead," + String.join(",", CELLS)));
        for (Example example : examples) {
            leads.add(example.lead() + ",2026-01-01," + cells(example.node().find("lead"), ATTRIBUTES));
            example.events()
                    .forEach(event ->
                            events.add(events.size() + "," + example.lead() + "," + cells(Optional.of(event), CELLS)));
        }
        Files.write(folder.resolve("leads.csv"), leads);
        Files.write(folder.resolve("events.csv"), events);
    }

    private static String cells(Optional<YamlNode> node, List<String> columns) {
        return String.join(
                ",",
                columns.stream()
                        .map(column -> node.flatMap(found -> found.find(column))
                                .map(YamlNode::text)
                                .orElse(""))
                        .toList());
    }
}
