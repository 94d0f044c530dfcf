package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.terminal.Style;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    @TempDir
    private Path folder;

    @Test
    void withoutACommandTheHelpIsShown() {
        Ended ended = Shell.PLAIN.run();
        assertEquals(0, ended.exitCode());
        assertTrue(ended.out().contains("Usage: plumbline"), ended.all());
        assertEquals(ended.out(), Shell.PLAIN.run("--help").out());
    }

    @Test
    void everyCommandHasAHelpText() {
        for (String command : Plumbline.commandNames()) {
            Ended ended = Shell.PLAIN.run(command, "--help");
            assertEquals(0, ended.exitCode(), ended.all());
            assertTrue(ended.out().startsWith("Usage: plumbline " + command), ended.all());
        }
    }

    @Test
    void aFileGetsNoEscapes() {
        assertFalse(Shell.PLAIN.run("--help").out().contains("\u001b"));
    }

    @Test
    void aTerminalGetsColours() {
        Shell colourful = new Shell(new Style(StandardCharsets.UTF_8, false, true));
        assertTrue(colourful.run("--help").out().contains("\u001b["));
    }

    @Test
    void aMistypedCommandIsUsage() {
        Ended ended = Shell.PLAIN.run("scroe");
        assertEquals(2, ended.exitCode());
        assertEquals("", ended.out());
        assertTrue(ended.err().startsWith("""
                plumbline
                    Unmatched argument at index 0: 'scroe'.
                    Fix: see 'plumbline --help'.
                """), ended.err());
        assertTrue(ended.err().contains("plumbline score"), ended.err());
    }

    @Test
    void anInstantThatIsNoneIsUsage() {
        Ended ended = Shell.PLAIN.run("-w", folder, "score", "--as-of", "2026-13-01");
        assertEquals(2, ended.exitCode());
        assertEquals("""
                plumbline score
                    Invalid value for option '--as-of': '2026-13-01' is no instant; write 2026-07-01 or 2026-07-01T00:00:00Z.
                    Fix: see 'plumbline score --help'.
                """, ended.err());
    }

    @Test
    void anInstantOutsideOfTheCalendarIsUsage() {
        for (String text : List.of("+999999999-12-31T00:00:00Z", "+10000-01-01T00:00:00Z", "-0044-03-15T00:00:00Z")) {
            Ended ended = Shell.PLAIN.run("-w", folder, "score", "--as-of=" + text);
            assertEquals(2, ended.exitCode(), ended.all());
            assertTrue(ended.err().contains("is no instant; write 2026-07-01"), ended.err());
        }
    }

    @Test
    void aFolderThatIsNoneIsUsage() {
        Ended ended = Shell.PLAIN.run("-w", folder.resolve("nowhere"), "check");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().startsWith("nowhere\n    There is no such folder.\n    Fix: "), ended.err());
    }

    @Test
    void aFolderMayHaveTheNameOfACommand() {
        Ended ended = Shell.PLAIN.run("-w", "demo", "check");
        assertEquals(2, ended.exitCode());
        assertTrue(ended.err().startsWith("demo\n    There is no such folder.\n    Fix: "), ended.err());
    }

    @Test
    void aFolderWithoutAWorkspaceIsUsage() {
        Ended ended = Shell.PLAIN.run("check", "-w", folder);
        assertEquals(2, ended.exitCode());
        assertTrue(
                ended.err().startsWith("plumbline.yaml\n    There is no such file in this workspace.\n    Fix: "),
                ended.err());
    }

    @Test
    void readingBeforeAnythingWasPublishedFails() {
        for (String command : new String[] {"thresholds", "compare", "models"}) {
            Ended ended = command.equals("models")
                    ? Shell.PLAIN.run("-w", folder, command, "list")
                    : Shell.PLAIN.run("-w", folder, command);
            assertEquals(1, ended.exitCode(), ended.all());
            assertTrue(ended.err().contains("There is no store yet."), ended.err());
        }
    }

    @Test
    void aSampleThatIsNoneIsUsage() {
        Ended ended = Shell.PLAIN.run("sample", "b2c", folder.resolve("x"));
        assertEquals(2, ended.exitCode());
        assertEquals("""
                sample
                    There is no sample of this name.
                    Fix: write one of b2b-saas, crm-exports, bpi2012, bank-marketing, online-shoppers.
                """, ended.err());
    }

    @Test
    void whatMayBeALeadsIdIsNotRepeated() {
        for (Object[] words :
                List.of(new Object[] {"explain", "L1", "-anna"}, new Object[] {"explain", "L1", "anna"})) {
            Ended ended = Shell.PLAIN.run(words);
            assertEquals(2, ended.exitCode(), ended.all());
            assertEquals("""
                    plumbline explain
                        There is a word too many, or an option that does not exist; it may be a lead's id, so it is not repeated.
                        Fix: see 'plumbline explain --help'; put '--' before an id that begins with '-'.
                    """, ended.err());
        }
    }
}
