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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ready-made parts: each example of the guide scores as it is written there. */
class PartsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml ([\\w.]+)\\n(.*?)^```$");
    private static final String AS_OF = "2026-07-01";
    private static final List<String> ATTRIBUTES = List.of(
            "job_title",
            "country",
            "email_domain",
            "employees",
            "annual_revenue",
            "industry",
            "budget",
            "decision_maker",
            "need",
            "timeline",
            "lead_source",
            "opted_out");

    private static final Object[] ALL = {
        "demographic",
        "firmographic",
        "bant",
        "web",
        "email",
        "social",
        "channel",
        "contact-request",
        "product-use",
        "service"
    };

    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void inAFolderOfItsOwn() {
        folder = temporary;
    }

    /** An example of the guide: what a lead is and does, and which rules fire. */
    private record Example(String part, YamlNode node) {
        Map<String, Double> fired() {
            Map<String, Double> fired = new TreeMap<>();
            node.field("fired").fields().forEach((rule, points) -> fired.put(rule, points.number()));
            return fired;
        }

        String prefix() {
            return part.replaceFirst("-.*", "-").replaceFirst("([a-z])$", "$1-");
        }
    }

    @Test
    void everyExampleOfTheGuideScoresAsWritten() throws IOException {
        String page = Files.readString(guide());
        List<Example> examples = examples(page);
        assertEquals(10, examples.size(), "each part has one");
        workspace(page, examples);
        scorecard(examples.stream().map(Example::part).toArray());
        run("import");
        run("score");
        Map<String, String> levels = levels();
        for (Example example : examples) {
            assertEquals(
                    example.node().find("level").map(YamlNode::text),
                    Optional.ofNullable(levels.get(example.part())),
                    example.part());
            scorecard(example.part());
            assertFired(example);
        }
    }

    /** A scorecard of nothing but some parts. */
    private void scorecard(Object... parts) throws IOException {
        Files.deleteIfExists(folder.resolve("scoring.yaml"));
        List<Object> words = new ArrayList<>(List.of("-w", folder, "parts", "show"));
        words.addAll(List.of(parts));
        Ended shown = Shell.PLAIN.run(words.toArray());
        assertEquals(0, shown.exitCode(), shown.all());
        Files.writeString(folder.resolve("scoring.yaml"), """
                version: 1
                name: parts
                points: { weights: { fit: 0.5, engagement: 0.5 } }
                evaluate: { every: monthly, since: 2026-06-01 }
                """ + shown.out());
    }

    private void assertFired(Example example) {
        Map<String, Double> fired = new TreeMap<>();
        for (JsonNode line : json("explain", example.part()).get("lines")) {
            if (line.get("name").asString().startsWith(example.prefix())) {
                fired.put(
                        line.get("name").asString(),
                        Math.round(100 * line.get("counted").asDouble()) / 100.0);
            }
        }
        assertEquals(example.fired(), fired, example.part());
    }

    private Map<String, String> levels() {
        Map<String, String> levels = new TreeMap<>();
        json("sql", "select lead_id, level from qualification")
                .forEach(row -> levels.put(
                        row.get("lead_id").asString(), row.get("level").asString()));
        return levels;
    }

    @Test
    void whatIsPrintedForTheSampleIsReadAndNotPrintedAgain() throws IOException {
        assertEquals(
                0,
                Shell.PLAIN
                        .run("sample", "b2b-saas", folder.resolve("b2b"), "--as-of", AS_OF)
                        .exitCode());
        folder = folder.resolve("b2b");
        Object[] parts = {"demographic", "firmographic", "bant", "web", "email", "channel", "product-use", "service"};
        scorecard(parts);
        Ended checked = Shell.PLAIN.run("-w", folder, "check", "--no-data");
        assertEquals(0, checked.exitCode(), checked.all());
        Ended again = Shell.PLAIN.run("-w", folder, "parts", "show", "web");
        assertTrue(again.out().contains("# In scoring.yaml already, and left out here: web-visit, "), again.all());
        Files.delete(folder.resolve("scoring.yaml"));
    }

    /** In the guide's example of the part no channels have weights. */
    @Test
    void theChannelPartIsReadBesideWeightsOfChannelsToo() throws IOException {
        String page = Files.readString(guide());
        List<Example> examples = examples(page);
        workspace(page, examples);
        scorecard("channel");
        Path file = folder.resolve("scoring.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "\nengagement:\n",
                                "\nengagement:\n  channels: { property: channel, weights: { direct: 0.5 }, otherwise: 1 }\n"));
        run("import");
        assertEquals(
                1.25,
                json("explain", "channel")
                        .get("lines")
                        .valueStream()
                        .filter(line -> line.get("name").asString().equals("channel-comes-directly"))
                        .findFirst()
                        .orElseThrow()
                        .get("counted")
                        .asDouble());
    }

    @Test
    void allPartsScoreAWorkspaceThatHasFewOfTheirNames() throws IOException {
        folder = SmallWorkspace.in(folder).folder();
        scorecard(ALL);
        run("import");
        run("score");
        assertEquals(400, json("sql", "select lead_id from lead_score").size());
    }

    @Test
    @Tag("real-data")
    @Tag("slow")
    void allPartsScoreTheSamplesOfRealOutcomes() throws IOException {
        for (String sample : List.of("bpi2012", "bank-marketing", "online-shoppers")) {
            folder = temporary.resolve(sample);
            Ended made = Shell.PLAIN.run("sample", sample, folder, "--data", RealInitTest.data());
            assertEquals(0, made.exitCode(), made.all());
            assertScored(sample);
        }
    }

    @Test
    @Tag("real-data")
    @Tag("slow")
    void allPartsScoreWhatInitWritesForPublishedFiles() throws IOException {
        for (String file :
                List.of("bank-marketing/bank-additional-full.csv", "online-shoppers/online_shoppers_intention.csv")) {
            folder = temporary.resolve("space").resolve(file).getParent();
            Ended made = Shell.PLAIN.run(
                    "init", folder, "--leads", RealInitTest.data().resolve(file));
            assertEquals(0, made.exitCode(), made.all());
            assertScored(file);
        }
    }

    private void assertScored(String what) throws IOException {
        scorecard(ALL);
        run("import");
        run("score");
        JsonNode counts = json(
                "sql", "select (select count(*) from lead) - count(*) as missing, count(*) as scored from lead_score");
        assertEquals(0, counts.get(0).get("missing").asLong(), what);
        assertTrue(counts.get(0).get("scored").asLong() > 10_000, what);
    }

    @Test
    void theListSaysHowMuchOfEachPartFits() {
        SmallWorkspace workspace = SmallWorkspace.in(folder);
        folder = workspace.folder();
        Map<String, String> fit = new TreeMap<>();
        json("parts", "list").get("parts").forEach(part -> {
            JsonNode of = part.get("fit");
            fit.put(
                    part.get("part").asString(),
                    of.get("rules").asInt() + " of "
                            + (of.get("rules").asInt() + of.get("waiting").asInt()));
        });
        assertEquals("3 of 7", fit.get("firmographic"));
        assertEquals("4 of 8", fit.get("web"));
        assertEquals("0 of 3", fit.get("social"));
    }

    @Test
    void whatIsMissingStandsThereAsACommentAndCanBeNamed() {
        SmallWorkspace workspace = SmallWorkspace.in(folder);
        folder = workspace.folder();
        Ended shown = Shell.PLAIN.run("-w", folder, "parts", "show", "social");
        assertTrue(
                shown.out()
                        .contains(
                                "# For social declare under sources.events the type of events 'social_click', or name yours with"
                                        + " --map social_click=NAME:\n#   - { id: social-click, points: 2, group: social, event: social_click,"),
                shown.all());
        Ended mapped = Shell.PLAIN.run(
                "-w",
                folder,
                "parts",
                "show",
                "social",
                "--map",
                "social_click=page_view",
                "--map",
                "social_click=pricing_view");
        assertTrue(
                mapped.out()
                        .contains(
                                "    - { id: social-click, points: 2, group: social, event: [page_view, pricing_view],"),
                mapped.all());
        Ended wrong = Shell.PLAIN.run(
                "-w",
                folder,
                "parts",
                "show",
                "social",
                "firmographic",
                "--map",
                "social_click=page_vew",
                "--map",
                "nix=country",
                "--map",
                "employees=country");
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("These parts read nothing that they call 'nix'."), wrong.err());
        assertTrue(
                wrong.err()
                        .contains(
                                "'page_vew' cannot stand for 'social_click': the workspace declares no type of events of that name"
                                        + " that rules may read.\n    Fix: name one of: page_view, pricing_view."),
                wrong.err());
        assertTrue(
                wrong.err()
                        .contains(
                                "'country' cannot stand for 'employees': the workspace declares no attribute of type number of that"
                                        + " name that rules may read.\n    Fix: name one of: employees."),
                wrong.err());
        Ended none = Shell.PLAIN.run("-w", folder, "parts", "show", "webb");
        assertTrue(none.err().contains("There is no part 'webb'.\n    Fix: write 'web'."), none.err());
    }

    private void run(String command) {
        Ended ended = Shell.PLAIN.run("-w", folder, "--as-of", AS_OF, command);
        assertEquals(0, ended.exitCode(), ended.all());
    }

    private JsonNode json(Object... words) {
        List<Object> all = new ArrayList<>(List.of("-w", folder, "--as-of", AS_OF, "--json"));
        all.addAll(List.of(words));
        Ended ended = Shell.PLAIN.run(all.toArray());
        assertEquals(0, ended.exitCode(), ended.all());
        return JsonMapper.shared().readTree(ended.out());
    }

    private static List<Example> examples(String page) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("example"))
                .map(block -> YamlDocument.parse("example", block.group(2)).root())
                .map(node -> new Example(node.field("part").text(), node))
                .toList();
    }

    private static Path guide() {
        Path here = Path.of("").toAbsolutePath();
        Path project = Files.exists(here.resolve("docs")) ? here : here.getParent();
        return project.resolve("docs/guide/parts.md");
    }

    /** One lead for each example, named like the part. */
    private void workspace(String page, List<Example> examples) throws IOException {
        String yaml = BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals("plumbline.yaml"))
                .map(block -> block.group(2))
                .findFirst()
                .orElseThrow();
        Files.writeString(folder.resolve("plumbline.yaml"), yaml);
        List<String> leads = new ArrayList<>(List.of("id,created," + String.join(",", ATTRIBUTES)));
        List<String> events = new ArrayList<>(List.of("event,lead,at,type,page,seconds,channel"));
        List<String> steps = new ArrayList<>(List.of("lead,step,at"));
        for (Example example : examples) {
            leads.add(example.part() + ",2026-01-01," + cells(example.node().find("lead"), ATTRIBUTES));
            for (YamlNode event : list(example.node(), "events")) {
                events.add(events.size() + "," + example.part() + ","
                        + cells(Optional.of(event), List.of("at", "type", "page", "seconds", "channel")));
            }
            list(example.node(), "steps")
                    .forEach(step -> steps.add(example.part() + "," + cells(Optional.of(step), List.of("step", "at"))));
        }
        Files.write(folder.resolve("leads.csv"), leads);
        Files.write(folder.resolve("events.csv"), events);
        Files.write(folder.resolve("steps.csv"), steps);
    }

    private static List<YamlNode> list(YamlNode node, String key) {
        return node.find(key).map(YamlNode::items).orElse(List.of());
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
