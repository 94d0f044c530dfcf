package io.plumbline.cli.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Paths in the configuration and names of files that would lead out of the workspace. */
class HostilePathsTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.csv",
                "../outside/*.csv",
                "../*/*.csv",
                "x/../../secret.csv",
                "**/../../secret.csv",
                "..\\\\secret.csv",
                "/etc/passwd",
                "/**/secret.csv",
                "~/secret.csv",
                "$HOME/secret.csv",
                "file:///etc/hosts.csv",
                "http://localhost:1/secret.csv",
                "https://localhost:1/secret.csv",
                "s3://bucket/secret.csv",
                "leads.csv/../../secret.csv",
                "./../secret.csv",
                "//secret.csv",
                "secret.csv\\0.csv",
                "leads.csv\\n../secret.csv",
                "'); drop table lead; --.csv",
                "CON",
                "",
                "plumbline.duckdb",
            })
    void aSourceThatPointsElsewhere(String file) {
        workspace.replace("plumbline.yaml", "file: leads.csv", "file: \"" + file + "\"");
        Refused.check(workspace.plumbline("check"));
        Refused.check(workspace.plumbline("import"));
        assertFalse(Files.exists(workspace.file("plumbline.duckdb")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); drop table lead; --.csv",
                "a \"quoted\" name.csv",
                "[a-z]{1,2}.csv",
                "--help.csv",
                "new\nline.csv",
                "\u202egpj.csv",
                "%s %n ${x}.csv",
                "Łódź 日本 🏢.csv",
            })
    void aFileOfAnOddNameIsAFileLikeAnyOther(String name) throws IOException {
        Files.createDirectories(workspace.file("in"));
        Files.move(workspace.file("leads.csv"), workspace.file("in").resolve(name));
        workspace.replace("plumbline.yaml", "file: leads.csv", "file: in/*.csv");
        Ended ended = workspace.plumbline("import");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(workspace
                .plumbline("sql", "--format=csv", "select count(*) as n from lead")
                .out()
                .contains("400"));
        assertEquals(0, workspace.plumbline("score").exitCode());
    }

    @Test
    void aQueryReachesNoFile() {
        assertEquals(0, workspace.plumbline("import").exitCode());
        for (String query : new String[] {
            "select * from read_csv('" + temporary.resolve("secret.csv") + "')",
            "select * from '" + temporary.resolve("secret.csv") + "'",
            "select * from read_text('" + temporary.resolve("secret.csv") + "')",
            "select * from glob('" + temporary.resolve("*") + "')",
            "copy (select 1) to '" + temporary.resolve("made.csv") + "'",
            "attach '" + temporary.resolve("made.duckdb") + "'",
            "export database '" + temporary.resolve("made") + "'",
            "install httpfs",
            "pragma database_list; select 1",
        }) {
            Ended ended = workspace.plumbline("sql", query);
            assertTrue(ended.exitCode() != 0, query + "\n" + ended.all());
            assertFalse(ended.all().contains("SECRET"), ended.all());
        }
    }
}
