package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The classic mistakes on the command line. */
class HealthTest {
    @TempDir
    private Path temporary;

    private SmallWorkspace workspace = new SmallWorkspace(Path.of(""));

    @BeforeEach
    void write() {
        workspace = SmallWorkspace.in(temporary);
    }

    private String done(Object... words) {
        Ended ended = workspace.plumbline(words);
        assertEquals(0, ended.exitCode(), ended.all());
        return ended.out();
    }

    private List<String> mistakes() {
        JsonNode all = JsonMapper.shared().readTree(done("health", "--json")).at("/check/mistakes");
        return StreamSupport.stream(all.spliterator(), false)
                .map(each -> each.get("mistake").asString())
                .sorted()
                .toList();
    }

    @Test
    void afterARunItSaysOfEachMistakeWhatIsKnown() {
        String run = done("run");
        assertTrue(run.contains("Health: five classic mistakes (plumbline health says more)"), run);
        String shown = done("health");
        for (String part : List.of(
                "Marketing and sales disagree on the definition: cannot be told from these data",
                "Criteria out of date: ",
                "Vanity metrics: ",
                "No segmentation: cannot be told from these data",
                "Unclear handoff: cannot be told from these data",
                "- What to do: List attributes such as country or industry under training.segments",
                "Protected attributes")) {
            assertTrue(shown.contains(part), part + "\n" + shown);
        }
        assertEquals(List.of("criteria", "definition", "handoff", "segmentation", "vanity"), mistakes());
    }

    @Test
    void beforeAnythingWasScoredItSaysSo() {
        done("import");
        String shown = done("health");
        assertTrue(shown.contains("The five classic mistakes were not looked for yet"), shown);
        assertEquals(List.of(), mistakes());
    }

    @Test
    void oneLeadTellsNothing() {
        for (String name : new String[] {"leads.csv", "events.csv", "outcomes.csv"}) {
            workspace.write(
                    name,
                    workspace
                            .read(name)
                            .lines()
                            .filter(line -> line.contains("lead_id") || ("," + line).contains(",L1,"))
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        done("import");
        done("score");
        assertEquals(5, mistakes().size());
        String shown = done("health");
        assertTrue(!shown.contains("NaN") && !shown.contains("Infinity"), shown);
        assertTrue(done("funnel").contains("1 lead"), shown);
    }

    @Test
    void withoutOutcomesItSaysWhatToRecord() {
        workspace.write(
                "plumbline.yaml",
                workspace.read("plumbline.yaml").replaceFirst("(?s)  outcomes:\\R.*(?=outcome:\\R)", ""));
        done("import");
        done("score");
        String shown = done("health");
        assertTrue(shown.contains("What to do: Record the step 'sql' and rejections with their reason"), shown);
        assertTrue(done("funnel").contains("No lead is recorded at mql, sql, opportunity, customer."), shown);
    }
}
