package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.cli.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that would lead out of the workspace. */
class HostileLinksTest {

    @TempDir
    private Path temporary;

    private SmallWorkspace workspace;
    private Sentinel sentinel;

    @BeforeEach
    void watch() throws IOException {
        workspace = SmallWorkspace.in(temporary);
        sentinel = Sentinel.beside(workspace.folder());
    }

    @AfterEach
    void nothingOutsideChanged() {
        sentinel.assertNothingOutsideChanged();
    }

    @Test
    void aLinkToAFileOutside() throws IOException {
        Files.delete(workspace.file("leads.csv"));
        Files.createSymbolicLink(workspace.file("leads.csv"), temporary.resolve("secret.csv"));
        Refused.check(workspace.plumbline("import"));
    }

    @Test
    void aFolderThatIsALinkOutside() throws IOException {
        Files.createSymbolicLink(workspace.file("exports"), temporary.resolve("outside"));
        workspace.replace("plumbline.yaml", "file: leads.csv", "file: exports/*.csv");
        Refused.check(workspace.plumbline("import"));
        workspace.replace("plumbline.yaml", "file: exports/*.csv", "file: \"**/secret.csv\"");
        Refused.check(workspace.plumbline("import"));
    }

    @Test
    void aLinkInPlaceOfAYamlFile() throws IOException {
        Files.writeString(temporary.resolve("outside/other.yaml"), workspace.read("plumbline.yaml"));
        sentinel = Sentinel.beside(workspace.folder());
        Files.delete(workspace.file("plumbline.yaml"));
        Files.createSymbolicLink(workspace.file("plumbline.yaml"), temporary.resolve("outside/other.yaml"));
        Refused.check(workspace.plumbline("import"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plumbline.duckdb", "plumbline.duckdb.wal", "plumbline-read.duckdb"})
    void aStoreThatIsALinkOutside(String name) throws IOException {
        Files.createSymbolicLink(workspace.file(name), temporary.resolve("outside/" + name));
        Refused.check(workspace.plumbline("run"));
    }

    @Test
    void reportsThatAreALinkOutside() throws IOException {
        Files.createSymbolicLink(workspace.file("reports"), temporary.resolve("outside"));
        Refused.check(workspace.plumbline("run"));
    }

    @Test
    void aReportThatIsALinkOutside() throws IOException {
        Files.createDirectories(workspace.file("reports"));
        Files.createSymbolicLink(workspace.file("reports/alignment-2026-01-01.html"), temporary.resolve("secret.csv"));
        Ended ended = workspace.plumbline("run");
        if (ended.exitCode() == 0) {
            assertFalse(Files.isSymbolicLink(workspace.file("reports/alignment-2026-01-01.html")));
        } else {
            Refused.check(ended);
        }
    }
}
