package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show is true: their YAML is read, their commands and links exist. */
class GuideTest {
    private static final Path PROJECT = project();

    /** A fenced block: its language and what kind of text it is. */
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*) ?([\\w.]*)\\n(.*?)^```$");

    private static final Pattern COMMAND = Pattern.compile(
            "(?:^|[`( ])(?:\\./)?plumbline((?: -w \\S+| --as-of \\S+)*) ([a-z]+)(?= |`|$|\\))", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");

    @TempDir
    private Path folder;

    private record Block(Path page, String language, String kind, String text) {}

    private static Path project() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("docs")) ? here : here.getParent();
    }

    private static List<Path> pages() {
        try (Stream<Path> files = Files.walk(PROJECT.resolve("docs"))) {
            List<Path> pages =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            pages.add(PROJECT.resolve("README.md"));
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(String kind) {
        return pages().stream()
                .flatMap(page -> BLOCK.matcher(text(page))
                        .results()
                        .map(found -> new Block(page, found.group(1), found.group(2), found.group(3))))
                .filter(block -> block.kind().equals(kind))
                .toList();
    }

    private Declarations declarations(Block plumblineYaml) {
        try {
            Files.writeString(folder.resolve("plumbline.yaml"), plumblineYaml.text());
            return WorkspaceReader.read(folder).declarations();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readScorecard(String text, Declarations declarations) {
        try {
            Path file = Files.writeString(folder.resolve("scoring.yaml"), text);
            ScorecardReader.read(file, declarations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Block first(String kind, String page) {
        return blocks(kind).stream()
                .filter(block -> block.page().endsWith(page))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyWorkspaceShownIsSound() {
        List<Block> blocks = blocks("plumbline.yaml");
        assertTrue(blocks.size() >= 3);
        blocks.forEach(this::declarations);
    }

    @Test
    void theScorecardGoesWithTheWorkspaceItIsShownFor() {
        readScorecard(
                first("scoring.yaml", "scoring.md").text(), declarations(first("plumbline.yaml", "workspace.md")));
        readScorecard(
                first("scoring.yaml", "getting-started.md").text(),
                declarations(first("plumbline.yaml", "getting-started.md")));
    }

    @Test
    void everyPartOfAScorecardShownIsSound() {
        Declarations declarations = declarations(first("plumbline.yaml", "workspace.md"));
        List<Block> blocks = blocks("sections");
        assertTrue(blocks.size() >= 4);
        for (Block block : blocks) {
            readScorecard(
                    "version: 1\nname: snippet\npoints:\n  weights: { fit: 0.5, engagement: 0.5 }\n" + block.text(),
                    declarations);
        }
    }

    @Test
    void everyRuleShownIsSound() {
        Declarations declarations = declarations(first("plumbline.yaml", "workspace.md"));
        List<Block> blocks = blocks("rules");
        assertTrue(blocks.size() >= 4);
        for (Block block : blocks) {
            readScorecard(
                    "version: 1\nname: snippet\nengagement:\n  rules:\n"
                            + block.text().indent(4) + "points:\n  weights: { engagement: 1 }\n",
                    declarations);
        }
    }

    @Test
    void theLevelsShownGoWithTheScorecard() {
        Declarations declarations = declarations(first("plumbline.yaml", "workspace.md"));
        String scorecard = first("scoring.yaml", "scoring.md").text();
        String withoutLevels = scorecard.substring(0, scorecard.indexOf("levels:\n"));
        List<Block> blocks = blocks("levels");
        assertTrue(blocks.size() >= 2);
        blocks.forEach(block -> readScorecard(withoutLevels + block.text(), declarations));
    }

    @Test
    void everyFeatureShownIsSound() {
        Block workspace = first("plumbline.yaml", "workspace.md");
        List<Block> blocks = blocks("features");
        assertTrue(blocks.size() >= 4);
        for (Block block : blocks) {
            String declared = "    declared:\n" + block.text().indent(6);
            declarations(new Block(
                    workspace.page(),
                    workspace.language(),
                    workspace.kind(),
                    workspace.text().replace("    company_events: false\n", "    company_events: false\n" + declared)));
        }
    }

    @Test
    void theAnswersShownGoWithTheWorkspaceShown() {
        Block workspace = first("plumbline.yaml", "workspace.md");
        String answers = first("answers", "out.md").text();
        assertTrue(workspace.text().contains(answers), "the page on plumbline.yaml has the same line");
    }

    @Test
    void everyPlaybookShownGoesWithTheScorecardShown() {
        Declarations declarations = declarations(first("plumbline.yaml", "workspace.md"));
        String scorecard = first("scoring.yaml", "scoring.md").text();
        List<Block> blocks = blocks("playbook");
        assertFalse(blocks.isEmpty());
        blocks.forEach(block -> readScorecard(scorecard + block.text(), declarations));
    }

    @Test
    void theTracksShownGoWithTheScorecardShown() {
        readScorecard(
                first("scoring.yaml", "scoring.md").text()
                        + first("nurture", "nurture.md").text(),
                declarations(first("plumbline.yaml", "workspace.md")));
    }

    @Test
    void everyAuditPolicyShownGoesWithTheScorecardShown() {
        Declarations declarations = declarations(first("plumbline.yaml", "workspace.md"));
        String scorecard = first("scoring.yaml", "scoring.md").text();
        List<Block> blocks = blocks("audit");
        assertFalse(blocks.isEmpty());
        blocks.forEach(block -> readScorecard(scorecard + block.text(), declarations));
    }

    @Test
    void everyYamlShownSaysWhatItIsAndIsRead() {
        for (Path page : pages()) {
            assertFalse(text(page).contains("```yaml\n"), page + " has YAML that no test reads");
        }
    }

    @Test
    void everyCommandNamedExists() {
        SortedSet<String> commands = Plumbline.commandNames();
        for (Path page : pages()) {
            Matcher named = COMMAND.matcher(text(page));
            while (named.find()) {
                assertTrue(
                        commands.contains(named.group(2)),
                        page.getFileName() + " names " + named.group().strip());
            }
        }
    }

    @Test
    void everyCommandIsNamedWhereItIsLookedFor() {
        String page = text(PROJECT.resolve("docs/guide/getting-started.md"));
        for (String command : Plumbline.commandNames()) {
            assertTrue(page.contains("| `plumbline " + command), command);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Path page : pages()) {
            List<String> broken = LINK.matcher(text(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(link -> !link.startsWith("http"))
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .toList();
            assertEquals(List.of(), broken, page.toString());
        }
    }
}
