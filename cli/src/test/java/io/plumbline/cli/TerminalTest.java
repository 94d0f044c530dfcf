package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.terminal.Style;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command before a person, in a pipe, and on a terminal that knows ASCII alone. */
class TerminalTest {
    private static final String QUERY = "select 'Müller' as name, 1 as number";

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void importOnce() {
        workspace = SmallWorkspace.in(temporary);
        assertEquals(0, workspace.plumbline("import").exitCode());
    }

    private Ended run(Style style, Object... words) {
        Object[] all = new Object[words.length + 2];
        all[0] = "-w";
        all[1] = workspace.folder();
        System.arraycopy(words, 0, all, 2, words.length);
        return new Shell(style).run(all);
    }

    @Test
    void aPersonSeesAMovingLineAndThenTheSeconds() {
        Ended ended = run(new Style(StandardCharsets.UTF_8, true, true), "score");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(Pattern.compile("score {7}\\d+\\.\\d s").matcher(ended.err()).find(), ended.err());
        assertTrue(ended.out().contains("\u001b[1mPoints of 400 leads\u001b[0m"), ended.out());
    }

    @Test
    void aPipeGetsPlainLines() {
        Ended ended = run(Style.PLAIN, "score");
        assertFalse(ended.all().contains("\u001b"), ended.all());
        assertFalse(ended.all().contains("\r"), ended.all());
        // One each for score, qualify, funnel, health and publish.
        assertEquals(5, ended.err().lines().count(), ended.err());
    }

    @Test
    void aTerminalOfAsciiGetsAscii() {
        Style ascii = new Style(StandardCharsets.US_ASCII, true, false);
        Ended ended = run(ascii, "score");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.all().chars().allMatch(c -> c < 128), ended.all());
        assertEquals(
                "name    number\n------  ------\nM?ller       1\n1 row\n",
                run(ascii, "sql", QUERY).out());
    }

    @Test
    void whatMachinesReadIsAlwaysUtf8() {
        Style ascii = new Style(StandardCharsets.US_ASCII, false, false);
        assertEquals(
                "name,number\nMüller,1\n",
                run(ascii, "sql", "--format", "csv", QUERY).out());
        assertEquals(
                "[{\"name\":\"Müller\",\"number\":1}]\n",
                run(ascii, "sql", "--json", QUERY).out());
    }
}
