package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial's commands, and those of other pages that go on from it, run by a shell in an empty folder; what a page shows is what they print. */
@Tag("slow")
class TutorialTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+) ?(\\w*)\\n(.*?)^```$");

    private static final Set<String> SHOWN = Set.of("text", "json");

    @TempDir
    private Path folder;

    @BeforeEach
    void launcher() throws IOException {
        Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("plumbline");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '%s' --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"\n"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                Plumbline.class.getName()));
        assertTrue(launcher.toFile().setExecutable(true));
        Files.createDirectories(folder.resolve("work"));
    }

    private static List<MatchResult> blocks(String name) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path project = Files.exists(here.resolve("docs")) ? here : here.getParent();
        String page = Files.readString(project.resolve("docs/guide").resolve(name));
        return BLOCK.matcher(page).results().toList();
    }

    /** Runs the blocks of a kind in the order of the page, and holds each against the text shown after it. */
    private void follow(String page, String kind, String data) throws IOException, InterruptedException {
        List<MatchResult> blocks = blocks(page);
        int followed = 0;
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).group(1).equals("sh") && blocks.get(i).group(2).equals(kind)) {
                String printed = run(blocks.get(i).group(3).replace("DATA", data));
                boolean shown = i + 1 < blocks.size()
                        && SHOWN.contains(blocks.get(i + 1).group(1));
                assertShows(shown ? blocks.get(i + 1).group(3) : "", printed);
                followed++;
            }
        }
        assertNotEquals(0, followed);
    }

    private String run(String commands) throws IOException, InterruptedException {
        Path out = folder.resolve("printed.txt");
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", commands)
                .directory(folder.resolve("work").toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        shell.environment().merge("PATH", folder.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        shell.environment().put("LC_ALL", "C");
        int exitCode = shell.start().waitFor();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, exitCode, commands + "\n" + printed);
        return printed;
    }

    /** Each line shown was printed, in this order, whatever the width of columns; {@code ...} leaves lines out. */
    private static void assertShows(String shown, String printed) {
        List<String> lines = printed.lines().map(TutorialTest::narrow).toList();
        int position = 0;
        for (String line : shown.lines().filter(each -> !each.equals("...")).toList()) {
            int from = position;
            while (position < lines.size() && !lines.get(position).contains(narrow(line))) {
                position++;
            }
            assertTrue(
                    position < lines.size(), "'" + line + "' was not printed after line " + from + " of\n" + printed);
            position++;
        }
    }

    private static String narrow(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    @Test
    void everyCommandDoesWhatThePageShows() throws Exception {
        follow("tutorial.md", "", "");
        follow("history.md", "tutorial", "");
        follow("report.md", "tutorial", "");
        follow("health.md", "tutorial", "");
    }

    @Test
    @Tag("real-data")
    void realOutcomesToo() throws Exception {
        String data = System.getenv().getOrDefault("PLUMBLINE_DATA", "");
        assumeTrue(!data.isEmpty(), "PLUMBLINE_DATA names no folder with real data");
        follow("tutorial.md", "bpi2012", data);
    }
}
