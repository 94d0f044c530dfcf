package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
    @TempDir
    Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void imported() {
        workspace = SmallWorkspace.in(temporary);
        assertEquals(0, workspace.plumbline("import").exitCode());
    }

    private Path draft(String before, String after) throws IOException {
        String text = Files.readString(workspace.file("scoring.yaml"));
        assertTrue(text.contains(before), text);
        return Files.writeString(workspace.file("draft.yaml"), text.replace(before, after));
    }

    @Test
    void aDraftIsHeldAgainstTheCurrentScorecardAndChangesNothing() throws IOException {
        String before = Files.readString(workspace.file("scoring.yaml"));
        Ended ended = workspace.plumbline("simulate", draft("id: size, points: 40", "id: size, points: 10"));
        assertEquals(0, ended.exitCode(), ended.all());
        for (String line : new String[] {
            "draft.yaml beside scoring.yaml, 11 moments",
            "rule size  points  40      10",
            "Over all mature moments, with 95 % intervals",
            "If the draft came into force now",
        }) {
            assertTrue(ended.out().contains(line), line + "\n" + ended.out());
        }
        assertEquals(before, Files.readString(workspace.file("scoring.yaml")));
        assertTrue(workspace
                .plumbline("sql", "select count(*) as n from scorecard_version")
                .out()
                .contains("0"));
    }

    @Test
    void aDraftThatMeansTheSameIsSaidToBeSo() {
        Ended ended = workspace.plumbline("simulate", workspace.file("scoring.yaml"));
        assertTrue(ended.out().contains("The draft means the same as scoring.yaml"), ended.out());
        assertFalse(ended.out().contains("Verdict"), ended.out());
    }

    @Test
    void aDraftIsCheckedLikeTheScorecard() throws IOException {
        Ended ended = workspace.plumbline("simulate", draft("attribute: employees", "attribute: employes"));
        assertEquals(2, ended.exitCode());
        assertTrue(ended.all().contains("draft.yaml:"), ended.all());
        assertTrue(ended.all().contains("write 'employees'"), ended.all());
    }

    @Test
    void whatCannotBeReplayedIsToldWithItsRemedy() {
        Path same = workspace.file("scoring.yaml");
        assertTold("There is no level 'mqll'.", workspace.plumbline("simulate", same, "--level", "mqll"));
        assertTold(
                "The history ends before it begins.",
                workspace.plumbline("simulate", same, "--from", "2025-06-01", "--to", "2025-05-01"));
        assertTold("There is no such file", workspace.plumbline("simulate", workspace.file("none.yaml")));
    }

    private static void assertTold(String what, Ended ended) {
        assertEquals(2, ended.exitCode(), ended.all());
        assertTrue(ended.all().contains(what), ended.all());
    }

    @Test
    void nothingCountsThatTheNewestRunDidNotKnow() {
        assertEquals(0, workspace.plumbline("score").exitCode());
        Path same = workspace.file("scoring.yaml");
        assertEquals(
                workspace.plumbline("simulate", same).out(),
                Shell.PLAIN
                        .run("--workspace=" + workspace.file("."), "simulate", same)
                        .out());
    }

    @Test
    void aPartOfHistoryWithoutLeadsSaysSo() {
        Ended ended = workspace.plumbline("simulate", workspace.file("scoring.yaml"), "--to", "2001-01-01");
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("There is no moment to replay"), ended.out());
    }
}
