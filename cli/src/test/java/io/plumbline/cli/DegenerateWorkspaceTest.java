package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports without much in them: a right answer, or one message that says what is missing. */
class DegenerateWorkspaceTest {
    @TempDir
    private Path temporary;

    private SmallWorkspace workspace = new SmallWorkspace(Path.of(""));

    @BeforeEach
    void write() {
        workspace = SmallWorkspace.in(temporary);
    }

    @Test
    void noConversionIsRefused() {
        first("outcomes.csv", 0);
        refused("No lead has reached 'customer' yet, so there is nothing to learn from.");
    }

    @Test
    void fiveConversionsAreRefusedWithTheNumberNeeded() {
        first("outcomes.csv", 5);
        refused("positives of 'customer'; at least 20 are needed.");
    }

    @Test
    void oneLeadIsRefused() {
        first("leads.csv", 1);
        for (String name : new String[] {"events.csv", "outcomes.csv"}) {
            workspace.write(
                    name,
                    workspace
                            .read(name)
                            .lines()
                            .filter(line -> line.contains("lead_id") || ("," + line).contains(",L1,"))
                            .collect(Collectors.joining("\n", "", "\n")));
        }
        refused("to learn from.", "at least 20 are needed.");
    }

    @Test
    void anAttributeThatTellsTheOutcomeApartGivesFiniteFigures() {
        // Sizes run from 10 to 309, so this one is a buyer's alone.
        String buyers = ","
                + workspace
                        .read("outcomes.csv")
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .collect(Collectors.joining(","))
                + ",";
        each("leads.csv", cells -> {
            cells[3] = buyers.contains("," + cells[0] + ",") ? "1000" : "10";
        });
        answered();
    }

    @Test
    void attributesAllAlikeAreSetAside() {
        each("leads.csv", cells -> {
            cells[2] = "DE";
            cells[3] = "7";
        });
        assertTrue(answered().contains("employees: the same for every lead"));
    }

    @Test
    void aTextOfItsOwnForEveryLeadIsSetAside() {
        each("leads.csv", cells -> cells[2] = "country of " + cells[0]);
        assertTrue(answered().contains("country: text with 400 different values"));
    }

    @Test
    void attributesNeverFilledAreSetAside() {
        each("leads.csv", cells -> {
            cells[2] = "";
            cells[3] = "";
        });
        assertTrue(answered().contains("country: never filled"));
    }

    /** A run that makes a model; what is told of it. */
    private String answered() {
        Ended ran = workspace.plumbline("run");
        assertEquals(0, ran.exitCode(), ran.all());
        Ended shown = workspace.plumbline("models", "show");
        for (String text : new String[] {ran.all(), shown.all()}) {
            assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
        }
        return shown.out();
    }

    private void refused(String... oneOf) {
        Ended imported = workspace.plumbline("import");
        assertEquals(0, imported.exitCode(), imported.all());
        for (String command : new String[] {"train", "run"}) {
            Ended ended = workspace.plumbline(command);
            assertEquals(1, ended.exitCode(), ended.all());
            assertTrue(ended.err().contains("Fix: "), ended.err());
            boolean told = false;
            for (String message : oneOf) {
                told |= ended.err().contains(message);
            }
            assertTrue(told, ended.err());
            assertFalse(ended.err().contains("Exception"), ended.err());
        }
        assertTrue(Files.notExists(workspace.file("reports/alignment-2026-01-01.html")));
    }

    /** Keeps the head and the first rows of a file. */
    private void first(String name, int rows) {
        workspace.write(name, workspace.read(name).lines().limit(1 + rows).collect(Collectors.joining("\n", "", "\n")));
    }

    private void each(String name, Consumer<String[]> change) {
        String[] lines = workspace.read(name).split("\n", -1);
        for (int i = 1; i < lines.length - 1; i++) {
            String[] cells = lines[i].split(",", -1);
            change.accept(cells);
            lines[i] = String.join(",", cells);
        }
        workspace.write(name, String.join("\n", lines));
    }
}
