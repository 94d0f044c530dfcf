package io.plumbline.training.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seven leads, counted by hand. The current scorecard calls those of 100 employees, the draft those of 50. The horizon is 30
 * days, so that of the moments up to 20 May those of February, March and April are mature.
 */
class ReplayTest {
    private static final Instant AS_OF = Instant.parse("2024-05-20T00:00:00Z");
    private static final Replay.Scope ALL = new Replay.Scope(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void sevenLeads() {
        store = Store.inMemory();
        store.execute("alter table lead add column employees double");
        lead("ann", "2024-01-10", 200);
        customer("ann", "2024-02-15");
        lead("bob", "2024-01-10", 200);
        lead("cid", "2024-01-10", 60);
        customer("cid", "2024-03-10");
        lead("dot", "2024-02-20", 60);
        customer("dot", "2024-03-20");
        lead("eve", "2024-04-20", 10);
        lead("fay", "2024-04-20", 200);
        lead("gus", "2024-05-10", 60);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void lead(String id, String created, int employees) {
        store.execute("insert into lead values ('%s', timestamp '%s', null, 1, null, 1, %s)"
                .formatted(id, created, employees));
    }

    private void customer(String id, String at) {
        store.execute("insert into outcome (lead_id, step, occurred_at, happened, source, run_id)"
                + " values ('%s', 'customer', timestamp '%s', true, 'x', 1)".formatted(id, at));
    }

    private Workspace workspace(String snapshots) throws IOException {
        Files.writeString(directory.resolve("plumbline.yaml"), """
                version: 1
                name: replayed
                sources:
                  leads:
                    - name: crm
                      file: leads.csv
                      columns: { lead_id: Id, created_at: Created }
                      attributes: { employees: number }
                      steps: { customer: { column: Customer } }
                outcome: { target: customer, horizon: 30d }
                training: { snapshots: %s, bootstrap_draws: 200 }
                """.formatted(snapshots));
        return WorkspaceReader.read(directory);
    }

    private Scorecard card(Workspace workspace, int employees) throws IOException {
        Path file = directory.resolve("card-" + employees + ".yaml");
        Files.writeString(file, """
                version: 1
                name: card
                fit:
                  rules: [ { id: size, points: 10, when: { attribute: employees, at_least: %s } } ]
                points: { weights: { fit: 1 } }
                levels: { mql: { any_of: [ { scorer: points, at_least: 10 } ] } }
                """.formatted(employees));
        return ScorecardReader.read(file, workspace.declarations());
    }

    private void replay(String snapshots, Replay.Scope scope) throws IOException {
        Workspace workspace = workspace(snapshots);
        new Replay(
                        store,
                        workspace,
                        card(workspace, 100),
                        new Replay.Draft("draft.yaml", card(workspace, 50)),
                        1,
                        AS_OF,
                        2)
                .write(scope, done -> {});
    }

    private List<String> lines(String sql) {
        return store.rows(sql, row -> row.text("line"));
    }

    private List<String> months() {
        return lines("""
                select
                    concat(strftime(snapshot_at, '%m'), ' ', scorecard, ': called ', called, ', found ', found, ', missed ',
                        missed, case when seen then ', seen' else '' end) as line
                from replay_month
                order by
                    snapshot_no,
                    scorecard
                """);
    }

    @Test
    void eachLeadIsCalledOnceAndWhatBecameOfItCountsThere() throws IOException {
        replay("monthly", ALL);
        assertEquals(
                List.of(
                        "02 current: called 2, found 1, missed 0",
                        "02 draft: called 3, found 1, missed 0",
                        "03 current: called 0, found 0, missed 2",
                        "03 draft: called 1, found 1, missed 1",
                        "04 current: called 0, found 0, missed 0",
                        "04 draft: called 0, found 0, missed 0",
                        "05 current: called 1, found , missed ",
                        "05 draft: called 1, found , missed "),
                months());
    }

    @Test
    void overAllMatureMomentsTheFiguresAreThoseCountedByHand() throws IOException {
        replay("monthly", ALL);
        assertEquals(
                List.of(
                        "called 2.00 4.00 2.00",
                        "found 1.00 2.00 1.00",
                        "missed 2.00 1.00 -1.00",
                        "precision 0.50 0.50 0.00",
                        "recall 0.33 0.67 0.33"),
                figures("as_written"));
        assertEquals(List.of("dot gained"), leads("as_written"));
    }

    @Test
    void atEqualVolumeTiedLeadsAreCalledInPart() throws IOException {
        replay("monthly", ALL);
        assertEquals(
                List.of(
                        "called 2.00 2.00 0.00",
                        "found 1.00 1.00 0.00",
                        "missed 2.00 2.00 0.00",
                        "precision 0.50 0.50 0.00",
                        "recall 0.33 0.33 0.00"),
                figures("equal_volume"));
        assertEquals(List.of(), leads("equal_volume"));
    }

    @Test
    void whoChangesLevelTodayAndWhoWouldBeHandedOverAreTold() throws IOException {
        replay("monthly", ALL);
        assertEquals(
                List.of("mql mql 3", "none mql 3", "none none 1"),
                lines("select concat(before, ' ', after, ' ', lead_count) as line from replay_band where kind = 'level'"
                        + " order by line"));
        assertEquals(
                List.of("gus mql 0.0 10.0"),
                lines(
                        "select concat(lead_id, ' ', level, ' ', cast(points_before as double), ' ', cast(points_after as double)) as line"
                                + " from replay_handover"));
    }

    @Test
    void whoWasHandedOverBeforeIsNotHandedOverAgain() throws IOException {
        store.execute("insert into handoff (run_id, lead_id, scored_run_id, as_of, level, reason)"
                + " values (1, 'gus', 1, timestamp '2024-05-15', 'mql', 'x')");
        replay("monthly", ALL);
        assertEquals(List.of(), lines("select lead_id as line from replay_handover"));
    }

    @Test
    void aSuggestionIsReplayedOnMomentsItHasNotSeen() throws IOException {
        suggest();
        replay("monthly", ALL);
        assertEquals("03 current: called 1, found 0, missed 2", months().get(0));
        assertEquals(6, months().size());
    }

    @Test
    void earlierMomentsAreReplayedWhenAskedForAndMarked() throws IOException {
        suggest();
        replay(
                "monthly",
                new Replay.Scope(
                        Optional.of(Instant.parse("2024-02-01T00:00:00Z")), Optional.empty(), Optional.empty()));
        assertEquals("02 current: called 2, found 1, missed 0, seen", months().get(0));
        assertEquals("03 current: called 0, found 0, missed 2", months().get(2));
    }

    private void suggest() throws IOException {
        store.insert(
                "insert into suggestion values (1, 1, 'base', ?, timestamp '2024-02-02', timestamp '2024-03-01', 'draft.yaml')",
                card(workspace("monthly"), 50).fingerprint());
    }

    @Test
    void aLeadMayHaveAMomentOfItsOwn() throws IOException {
        replay("{ at_age: 7d }", ALL);
        assertEquals(
                List.of(
                        "called 2.00 4.00 2.00",
                        "found 1.00 2.00 1.00",
                        "missed 1.00 0.00 -1.00",
                        "precision 0.50 0.50 0.00",
                        "recall 0.50 1.00 0.50"),
                figures("as_written"));
    }

    private List<String> figures(String basis) {
        return lines("""
                select
                    format('{} {:.2f} {:.2f} {:.2f}', measure, current_value, draft_value, difference) as line
                from replay_figure
                where basis = '%s'
                order by
                    measure
                """.formatted(basis));
    }

    private List<String> leads(String basis) {
        return lines("select lead_id || ' ' || change as line from replay_lead where basis = '" + basis
                + "' order by lead_id");
    }
}
