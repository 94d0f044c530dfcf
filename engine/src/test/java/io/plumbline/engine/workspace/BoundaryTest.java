package io.plumbline.engine.workspace;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plumbline.yaml",
                "scoring.yaml",
                "plumbline.duckdb",
                "plumbline.duckdb.wal",
                "plumbline.duckdb.tmp",
                "plumbline-read.duckdb",
                "plumbline-read.duckdb.draft",
                "plumbline-read.duckdb.draft.wal",
                "reports",
                "handoffs",
                "exports",
                ".plumbline-tmp",
            })
    void whatPlumblineKeepsMustNotLeadOut(String name) throws IOException {
        String expected = """
                %s
                    This is a link that leads out of the workspace.
                    Fix: put the file or folder itself here.""".formatted(name);
        for (Path target : new Path[] {elsewhere, elsewhere.resolve("not-there-yet")}) {
            Files.createSymbolicLink(folder.resolve(name), target);
            ProblemException thrown = assertThrows(ProblemException.class, () -> WorkspaceReader.read(folder));
            assertEquals(expected, thrown.getMessage());
            assertEquals(ExitCode.USAGE, thrown.exitCode());
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void linksWithinTheWorkspaceAreAllowed() throws IOException {
        Files.createDirectory(folder.resolve("kept"));
        Files.createSymbolicLink(folder.resolve("reports"), Path.of("kept"));
        assertDoesNotThrow(() -> Boundary.check(folder));
    }

    @Test
    void otherLinksAreNoneOfItsBusiness() throws IOException {
        Files.createSymbolicLink(folder.resolve("notes"), elsewhere);
        assertDoesNotThrow(() -> Boundary.check(folder));
    }

    @Test
    void aWorkspaceMayItselfBeBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(elsewhere.resolve("workspace"), folder);
        assertDoesNotThrow(() -> Boundary.check(link));
    }
}
