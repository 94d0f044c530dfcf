package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DemoTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path COMPARING = Path.of("..", "docs", "guide", "compare.md");
    private static final String MARK = "<!-- demo -->\n";
    private static final List<String> SHOWN = List.of("Scores compared", "Thresholds of", "Who was right");
    private static final List<String> COMPARED = List.of(
            "What the comparison", "By segment", "Of all conversions", "Who was right", "Test leads that only one");

    @TempDir
    private Path temporary;

    private Ended demo(Object... words) {
        Object[] all = new Object[words.length + 3];
        all[0] = "demo";
        all[1] = "--dir";
        all[2] = temporary.resolve("market");
        System.arraycopy(words, 0, all, 3, words.length);
        return Shell.PLAIN.run(all);
    }

    /** Rewritten by {@code -Dtest.args=-Dgolden.rewrite=true}. */
    @Test
    void theReadmeAndTheGuideShowWhatTheDemoPrints() throws IOException {
        Ended ended = demo();
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("The store holds 20,000 leads"), ended.all());
        assertShows(README, ended, SHOWN);
        assertShows(COMPARING, Shell.PLAIN.run("-w", temporary.resolve("market"), "compare"), COMPARED);
    }

    private static void assertShows(Path page, Ended ended, List<String> sections) throws IOException {
        String shown = Arrays.stream(ended.out().split("\n\n", -1))
                .filter(section -> sections.stream().anyMatch(section::startsWith))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n\n", "```text\n", "\n```\n"));
        String text = Files.readString(page);
        int begin = text.indexOf(MARK) + MARK.length();
        int end = text.indexOf("\n```\n", begin) + 5;
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(page, text.substring(0, begin) + shown + text.substring(end));
        }
        assertEquals(shown, Files.readString(page).substring(begin, begin + shown.length()));
    }

    @Test
    void theSwitchesMakeAnotherMarket() throws IOException {
        Ended ended = demo("--leads", 2500, "--months", 12, "--seed", 3, "--no-vanity", "--leak", "--drift");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("as of 2025-07-01T00:00:00Z"), ended.out());
        assertTrue(ended.out().contains("The store holds 2,500 leads"), ended.out());
        Path market = temporary.resolve("market");
        assertTrue(Files.readString(market.resolve("plumbline.yaml")).contains("crm_priority: text"));
        assertFalse(Files.readString(market.resolve("scoring.yaml")).contains("social_click"));
    }

    @Test
    void aMarketTooSmallToLearnFromIsRefused() {
        Ended ended = demo("--leads", 300, "--months", 3);
        assertEquals(1, ended.exitCode(), ended.all());
        assertTrue(ended.err().contains("The mature snapshot rows hold 0 positives of 'customer'"), ended.err());
        assertTrue(
                ended.err().contains("Without a model there is no monthly run; what was imported is kept."),
                ended.err());
        assertTrue(Files.exists(temporary.resolve("market").resolve("plumbline.duckdb")));
    }

    @Test
    void aDemoIsMadeAnewUnlessSomebodyEditedIt() throws IOException {
        Path market = temporary.resolve("market");
        assertEquals(2, demo("--leads", 0).exitCode());
        demo("--leads", 300, "--months", 3);
        String scoring = Files.readString(market.resolve("scoring.yaml"));
        Ended again = demo("--leads", 300, "--months", 3);
        assertTrue(again.err().startsWith("generate"), again.all());
        Files.writeString(market.resolve("scoring.yaml"), scoring.replace("points: 2,", "points: 3,"));
        Ended refused = demo("--leads", 300, "--months", 3);
        assertEquals(2, refused.exitCode(), refused.all());
        assertTrue(
                refused.err().contains("The folder 'market' holds something else than an untouched demo."),
                refused.err());
        assertTrue(Files.readString(market.resolve("scoring.yaml")).contains("points: 3,"));
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("market"));
        Files.writeString(folder.resolve("leads.csv"), "mine");
        assertEquals(2, demo().exitCode());
        assertEquals("mine", Files.readString(folder.resolve("leads.csv")));
    }
}
