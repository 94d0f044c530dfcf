package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {

    @TempDir
    private Path workspace;

    private Path home() {
        return workspace.resolve(".plumbline-tmp");
    }

    @Test
    void whatWasWrittenIsGoneAfterwards() throws IOException {
        try (Scratch scratch = Scratch.in(workspace)) {
            Files.createDirectories(scratch.folder().resolve("a/b"));
            Files.writeString(scratch.folder().resolve("a/b/c"), "x");
            assertTrue(scratch.folder().startsWith(home()));
        }
        assertFalse(Files.exists(home()));
    }

    @Test
    void aWorkspaceThatWasNotThereGoesWithIt() throws IOException {
        Path made = workspace.resolve("a/b");
        Scratch.in(made).close();
        assertFalse(Files.exists(workspace.resolve("a")));
        try (Scratch scratch = Scratch.in(made)) {
            assertTrue(Files.exists(scratch.folder()));
            Files.writeString(made.resolve("kept"), "x");
        }
        assertTrue(Files.exists(made.resolve("kept")));
        assertFalse(Files.exists(made.resolve(".plumbline-tmp")));
    }

    @Test
    void whatIsInUseIsNotSwept() {
        try (Scratch scratch = Scratch.in(workspace)) {
            Scratch.sweep(workspace);
            assertEquals(List.of(), Scratch.abandoned(workspace));
            assertTrue(Files.exists(scratch.folder()));
        }
    }

    @Test
    void whatAKilledCommandLeftIsSwept() throws IOException {
        Files.createDirectories(home().resolve("1/deep"));
        Files.writeString(home().resolve("1/deep/file"), "x");
        Path lock = Files.writeString(home().resolve("1.lock"), "");
        assertEquals(List.of(lock), Scratch.abandoned(workspace));
        Scratch.sweep(workspace);
        assertFalse(Files.exists(home()));
    }

    @Test
    void aLinkInsideIsRemovedAndWhatItLeadsToStays() throws IOException {
        Path kept = Files.createDirectory(workspace.resolve("kept"));
        Files.writeString(kept.resolve("file"), "x");
        Files.createDirectories(home().resolve("1"));
        Files.createSymbolicLink(home().resolve("1/link"), kept);
        Files.writeString(home().resolve("1.lock"), "");
        Scratch.sweep(workspace);
        assertFalse(Files.exists(home()));
        assertTrue(Files.exists(kept.resolve("file")));
    }

    @Test
    void aTemporaryFolderThatIsALinkIsRefused() throws IOException {
        Files.createSymbolicLink(home(), Files.createDirectory(workspace.resolve("elsewhere")));
        ProblemException e = assertThrows(ProblemException.class, () -> Scratch.in(workspace));
        assertEquals("""
                .plumbline-tmp
                    The temporary folder is a link.
                    Fix: remove it; Plumbline makes a folder of its own.""", e.getMessage());
    }
}
