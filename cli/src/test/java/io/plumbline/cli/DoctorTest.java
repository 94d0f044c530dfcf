package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTest {

    @TempDir
    private Path temporary;

    private static JsonNode topic(Ended ended, String topic) {
        for (JsonNode each : JsonMapper.shared().readTree(ended.out()).get("diagnoses")) {
            if (each.get("topic").asString().equals(topic)) {
                return each;
            }
        }
        throw new AssertionError(topic + " is not in\n" + ended.all());
    }

    private static void assertTopic(String state, String found, Ended ended, String topic) {
        JsonNode each = topic(ended, topic);
        assertEquals(state, each.get("state").asString(), ended.all());
        assertTrue(each.get("found").asString().contains(found), ended.all());
        assertEquals(state.equals("ok"), each.get("fix").asString().isEmpty(), ended.all());
    }

    @Test
    void itWorksWithoutAWorkspace() {
        Ended ended = Shell.PLAIN.run("-w", temporary, "doctor", "--json");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTopic("ok", "none: there is no plumbline.yaml", ended, "workspace");
        assertTopic("ok", "DuckDB v", ended, "libraries");
        assertTopic("ok", "Tribuo 4.", ended, "libraries");
        assertTopic("ok", System.getProperty("java.version"), ended, "java");
    }

    @Test
    void aFolderThatIsNoneFails() {
        Ended ended = Shell.PLAIN.run("-w", temporary.resolve("none"), "doctor", "--json");
        assertEquals(1, ended.exitCode(), ended.all());
        assertTopic("failed", "there is no folder", ended, "workspace");
    }

    @Test
    void aWorkspaceInGoodOrderIsAllOk() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        assertTopic("ok", "none yet", workspace.plumbline("doctor", "--json"), "store");
        assertEquals(0, workspace.plumbline("import").exitCode());
        Ended ended = workspace.plumbline("doctor", "--json");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTopic("ok", "last run 1 as of 2026-01-01T00:00:00Z", ended, "store");
        assertTopic("ok", "last run 1 as of 2026-01-01T00:00:00Z", ended, "read copy");
        assertTopic("ok", "none.", ended, "leftovers");
        assertTopic("ok", "none leads out", ended, "links");
        assertTopic("ok", "can be read and written", ended, "permissions");
    }

    @Test
    void aStoreThatAnotherProgramHoldsIsAWarningWithItsNumber() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        try (HeldStore held = new HeldStore(workspace.file("plumbline.duckdb"))) {
            Ended ended = workspace.plumbline("doctor", "--json");
            assertEquals(0, ended.exitCode(), ended.all());
            assertTopic("warning", "(process " + held.pid() + ")", ended, "store");
        }
    }

    @Test
    void aStoreThatIsNoneFails() {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        workspace.write(
                "plumbline.duckdb", "this is not a database, but it is long enough to be looked at".repeat(500));
        Ended ended = workspace.plumbline("doctor", "--json");
        assertEquals(1, ended.exitCode(), ended.all());
        assertTopic("failed", "not a store", ended, "store");
    }

    @Test
    void anOldReadCopyIsAWarning() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        workspace.plumbline("import");
        Path copy = workspace.file("plumbline-read.duckdb");
        byte[] old = Files.readAllBytes(copy);
        workspace.plumbline("score");
        Files.write(copy, old);
        assertTopic("warning", "The store is at run 2.", workspace.plumbline("doctor", "--json"), "read copy");
    }

    @Test
    void whatKilledCommandsLeftIsTold() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Files.createDirectories(workspace.file(".plumbline-tmp/1"));
        workspace.write(".plumbline-tmp/1.lock", "");
        workspace.write("plumbline-read.duckdb.draft", "");
        Files.createDirectories(workspace.file("handoffs"));
        workspace.write("handoffs/.mine.csv.run-1.draft", "");
        Ended ended = workspace.plumbline("doctor", "--json");
        assertTopic(
                "warning",
                ".plumbline-tmp/1.lock, handoffs/.mine.csv.run-1.draft, plumbline-read.duckdb.draft",
                ended,
                "leftovers");
        workspace.plumbline("import");
        assertTrue(Files.notExists(workspace.file(".plumbline-tmp")));
        assertTopic("ok", "none.", workspace.plumbline("doctor", "--json"), "leftovers");
    }

    @Test
    void aLinkOutOfTheWorkspaceFails() throws IOException {
        SmallWorkspace workspace = SmallWorkspace.in(temporary);
        Files.createSymbolicLink(workspace.file("inside.csv"), workspace.file("leads.csv"));
        assertTopic("ok", "none leads out", workspace.plumbline("doctor", "--json"), "links");
        Files.createSymbolicLink(workspace.file("more.csv"), temporary.resolve("elsewhere.csv"));
        Files.writeString(temporary.resolve("elsewhere.csv"), "a\n1\n");
        Ended ended = workspace.plumbline("doctor", "--json");
        assertEquals(1, ended.exitCode(), ended.all());
        assertTopic("failed", "more.csv leads out of the workspace", ended, "links");
    }

    @Test
    void peopleSeeATable() {
        Ended ended = Shell.PLAIN.run("-w", temporary, "doctor");
        assertTrue(ended.out().startsWith("what       state  found\n"), ended.all());
    }
}
