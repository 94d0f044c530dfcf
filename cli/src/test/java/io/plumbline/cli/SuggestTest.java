package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.Shell.Ended;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestTest {
    @TempDir
    Path temporary;

    private SmallWorkspace workspace;

    @BeforeEach
    void trained() {
        workspace = SmallWorkspace.in(temporary);
        assertEquals(0, workspace.plumbline("run").exitCode());
    }

    private Path draft() {
        return workspace.file("draft.yaml");
    }

    private Ended suggest(Object... more) {
        Object[] words = new Object[more.length + 3];
        words[0] = "audit";
        words[1] = "--suggest";
        words[2] = draft();
        System.arraycopy(more, 0, words, 3, more.length);
        return workspace.plumbline(words);
    }

    @Test
    void aScorecardWhoseVerdictsAskForNothingIsWrittenByteForByte() throws IOException {
        audited("update rule_audit set verdict = 'cannot_tell'");
        audited("update rule_window set preferred = false");
        Ended ended = suggest();
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("There is nothing to change"), ended.out());
        assertEquals(Files.readString(workspace.file("scoring.yaml")), Files.readString(draft()));
    }

    @Test
    void aSuggestionIsReplayedOnWhatItHasNotLearnedFrom() throws IOException {
        audited("update rule_window set preferred = false");
        audited("update rule_audit set verdict = case when rule = 'size' then 'too_high' else 'earns' end,"
                + " supported_points = 8");
        Ended ended = suggest();
        assertEquals(0, ended.exitCode(), ended.all());
        assertTrue(ended.out().contains("size  points      40      8"), ended.out());
        assertTrue(Files.readString(draft()).startsWith("# Suggested by the audit of model 1, which learned"));
        Ended replayed = workspace.plumbline("simulate", draft());
        assertTrue(
                replayed.out().contains("The draft was suggested by an audit; replayed is only what"), replayed.out());
        Ended earlier = workspace.plumbline("simulate", draft(), "--from", "2025-01-01");
        assertTrue(earlier.out().contains("CAUTION: the draft was suggested from moments before"), earlier.out());
    }

    @Test
    void nothingIsOverwrittenUnlessAskedFor() throws IOException {
        Files.writeString(draft(), "mine");
        Ended ended = suggest();
        assertEquals(2, ended.exitCode());
        assertTrue(ended.all().contains("name another one, or replace it with --force."), ended.all());
        assertEquals("mine", Files.readString(draft()));
        assertEquals(0, suggest("--force").exitCode());
        assertFalse(Files.readString(draft()).equals("mine"));
    }

    @Test
    void theFileStaysInTheWorkspaceAndIsNotTheScorecardItself() {
        Ended outside = workspace.plumbline("audit", "--suggest", temporary.resolveSibling("elsewhere.yaml"));
        assertEquals(2, outside.exitCode());
        assertTrue(outside.all().contains("outside of the workspace"), outside.all());
        Ended itself = workspace.plumbline("audit", "--suggest", workspace.file("scoring.yaml"), "--force");
        assertEquals(2, itself.exitCode());
        assertTrue(itself.all().contains("Plumbline itself keeps this"), itself.all());
    }

    @Test
    void anAuditOfOtherRulesIsRefused() throws IOException {
        Path scoring = workspace.file("scoring.yaml");
        Files.writeString(scoring, Files.readString(scoring).replace("points: 40", "points: 41"));
        Ended ended = suggest();
        assertEquals(1, ended.exitCode());
        assertTrue(ended.all().contains("is of another scorecard than scoring.yaml as it is now"), ended.all());
        assertFalse(Files.exists(draft()));
    }

    private void audited(String change) {
        try (Store store = Store.open(workspace.file("plumbline.duckdb"))) {
            store.execute(change);
        }
    }
}
