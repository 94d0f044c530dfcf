package io.plumbline.engine.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are copied, and a workspace that is written whole or not at all. */
class NewWorkspaceTest {
    private static final String PLUMBLINE = """
            version: 1
            name: test
            sources:
              leads:
                - { name: leads, file: leads.csv, columns: { lead_id: $row }, attributes: { size: number } }
            outcome: { target: customer }
            training: { snapshots: none }
            """;
    private static final String SCORING = """
            version: 1
            name: test
            points: { weights: { fit: 1 } }
            """;

    @TempDir
    private Path folder;

    private Path file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void filesFromElsewhereAreCopiedAndThoseInsideStay() throws IOException {
        Path outside = file("exports/leads.csv", "a\n1\n");
        Path inside = file("space/data/events.csv.gz", "x");
        Placement placement = Placement.of(folder.resolve("space"), List.of(outside, inside));
        assertEquals(Map.of(outside, "leads.csv", inside, "data/events.csv.gz"), placement.paths());
        assertEquals(Map.of("leads.csv", outside.toRealPath()), placement.copies());
    }

    @Test
    void filesOfOneNameGetNumbers() throws IOException {
        Path first = file("a/data.csv.gz", "1");
        Path second = file("b/DATA.csv.gz", "2");
        Placement placement = Placement.of(folder.resolve("space"), List.of(first, second));
        assertEquals("data.csv.gz", placement.paths().get(first));
        assertEquals("DATA-2.csv.gz", placement.paths().get(second));
    }

    @Test
    void aFileThatIsThereAlreadyIsNeverOverwritten() throws IOException {
        Path outside = file("a/data.csv", "new");
        file("space/data.csv", "old");
        Placement placement = Placement.of(folder.resolve("space"), List.of(outside));
        assertEquals("data-2.csv", placement.paths().get(outside));
    }

    @Test
    void theSameFileIsNotCopiedAgain() throws IOException {
        Path outside = file("a/data.csv", "same");
        file("space/data.csv", "same");
        Placement placement = Placement.of(folder.resolve("space"), List.of(outside, outside));
        assertEquals(Map.of(outside, "data.csv"), placement.paths());
        assertEquals(Map.of(), placement.copies());
    }

    @Test
    void aLinkOutOfTheWorkspaceIsCopied() throws IOException {
        Path outside = file("a/real.csv", "1");
        Path link = folder.resolve("space/link.csv");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, outside);
        Placement placement = Placement.of(folder.resolve("space"), List.of(link));
        assertEquals(Map.of("real.csv", outside.toRealPath()), placement.copies());
    }

    @Test
    void namesThatMeanSeveralFilesOrHideThemAreChanged() throws IOException {
        Path stars = file("a/le*ds?.csv", "1");
        Path dots = file("a/..export\n.csv", "2");
        Placement placement = Placement.of(folder.resolve("space"), List.of(stars, dots));
        assertEquals("le_ds_.csv", placement.paths().get(stars));
        assertEquals("export_.csv", placement.paths().get(dots));
    }

    @Test
    void aFileThatIsMissingIsToldByItsName() {
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> Placement.of(folder.resolve("space"), List.of(folder.resolve("nowhere.csv"))));
        assertTrue(
                problem.getMessage().startsWith("nowhere.csv\n    There is no such file.\n    Fix: "),
                problem.getMessage());
    }

    @Test
    void everythingIsWritten() throws IOException {
        Path outside = file("a/leads.csv", "size\n1\n");
        Path space = folder.resolve("new/space");
        NewWorkspace.write(space, PLUMBLINE, SCORING, Map.of("leads.csv", outside), () -> {});
        assertEquals(List.of("leads.csv", "plumbline.yaml", "scoring.yaml"), names(space));
    }

    @Test
    void aCheckThatFailsLeavesNothingBehind() throws IOException {
        Path outside = file("a/leads.csv", "size\n1\n");
        Path space = folder.resolve("new/space");
        assertThrows(
                IllegalStateException.class,
                () -> NewWorkspace.write(space, PLUMBLINE, SCORING, Map.of("leads.csv", outside), () -> {
                    throw new IllegalStateException("no");
                }));
        assertFalse(Files.exists(folder.resolve("new")));
    }

    @Test
    void aFolderWithOtherFilesKeepsThemWhenItFails() throws IOException {
        file("space/mine.txt", "mine");
        Path outside = file("a/leads.csv", "size\n1\n");
        Path space = folder.resolve("space");
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> NewWorkspace.write(space, "version: 2", SCORING, Map.of("leads.csv", outside), () -> {}));
        assertTrue(problem.getMessage().contains("so nothing was written"), problem.getMessage());
        assertEquals(List.of("mine.txt"), names(space));
    }

    @Test
    void aWorkspaceIsNeverOverwritten() throws IOException {
        file("space/plumbline.yaml", "mine");
        ProblemException problem =
                assertThrows(ProblemException.class, () -> NewWorkspace.requireRoom(folder.resolve("space")));
        assertEquals("""
                plumbline.yaml
                    The folder has one already, and 'init' overwrites nothing.
                    Fix: name another folder, or move this one's plumbline.yaml away.""", problem.getMessage());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
