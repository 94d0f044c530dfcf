package io.plumbline.training.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.Grades;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One snapshot, 2024-04-01; as of 2024-05-01; horizon 30 days, so its label window ends exactly at the last instant. */
class EligibilityTest {
    private static final Instant AS_OF = Instant.parse("2024-05-01T00:00:00Z");

    @TempDir
    Path directory;

    private Store store;

    @BeforeEach
    void openStore() {
        store = Store.inMemory();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void eachLeadIsLeftOutForTheFirstReasonThatApplies() throws IOException {
        lead("fresh", "2024-03-20");
        lead("created exactly at the snapshot", "2024-04-01");
        lead("created exactly ninety days before", "2024-01-02");
        lead("stale", "2024-01-01 23:59:59");
        lead("stale but active", "2023-06-01");
        event("stale but active", "2024-01-02", null);
        lead("active only at the snapshot", "2023-06-01");
        event("active only at the snapshot", "2024-04-01", null);
        lead("active but recorded later", "2023-06-01");
        event("active but recorded later", "2024-03-01", "2024-04-01");
        lead("lost before", "2024-03-20");
        step("lost before", "lost", "2024-03-25");
        lead("customer before", "2024-03-20");
        step("customer before", "customer", "2024-03-25");
        lead("worked by sales", "2024-03-20");
        step("worked by sales", "sql", "2024-03-31 23:59:59.999999");
        lead("worked from the snapshot on", "2024-03-20");
        step("worked from the snapshot on", "sql", "2024-04-01");
        build("");
        assertEquals(
                List.of("already_reached 2", "inactive 3", "lost 1", "used 4"),
                store.rows(
                        "select reason, row_count from snapshot_count order by reason",
                        row -> row.text("reason") + " " + row.number("row_count")));
        assertEquals(
                List.of(
                        "created exactly ninety days before",
                        "fresh",
                        "stale but active",
                        "worked from the snapshot on"),
                store.rows("select lead_id from training_row order by lead_id", row -> row.text("lead_id")));
    }

    @Test
    void theLabelWindowHoldsTheSnapshotAndNotItsEnd() throws IOException {
        lead("at the snapshot", "2024-03-20");
        step("at the snapshot", "customer", "2024-04-01");
        lead("at the last moment", "2024-03-20");
        step("at the last moment", "customer", "2024-04-30 23:59:59.999999");
        lead("at the horizon", "2024-03-20");
        step("at the horizon", "customer", "2024-05-01");
        build("");
        assertEquals(
                List.of("at the horizon false", "at the last moment true", "at the snapshot true"),
                store.rows("""
                        select r.lead_id, b.label
                        from training_row as r join training_label as b on b.row_id = r.row_id
                        order by r.lead_id
                        """, row -> row.text("lead_id") + " " + row.truth("label")));
    }

    @Test
    void aWindowThatBeginsBeforeTheEventsAreCompleteIsNotObserved() throws IOException {
        lead("fresh", "2024-03-20");
        build("complete_since: 2024-01-02T00:00:01Z");
        assertEquals(
                List.of("not_observed"), store.rows("select reason from snapshot_count", row -> row.text("reason")));
    }

    private void build(String completeSince) throws IOException {
        Files.writeString(directory.resolve("plumbline.yaml"), """
                version: 1
                name: eligibility
                sources:
                  leads:
                    - name: crm
                      file: leads.csv
                      columns: { lead_id: lead_id, created_at: created_at }
                  events:
                    - name: web
                      file: events.csv
                      columns: { lead_id: lead_id, occurred_at: occurred_at, type: type }
                      types: { page_view: {} }
                      %s
                  outcomes:
                    - name: steps
                      file: outcomes.csv
                      columns: { lead_id: lead_id, step: step, occurred_at: occurred_at }
                outcome: { target: customer, horizon: 30d }
                training: { snapshots: monthly, first_snapshot: 2024-04-01 }
                """.formatted(completeSince));
        Dimension none = new Dimension(Bounds.USUAL, List.of(), List.of());
        Scorecard scorecard = new Scorecard(
                "none", none, none, BuyingStage.EMPTY, new PointsScore(1, 1, 1, Bounds.USUAL), Grades.USUAL, List.of());
        new TrainingRows(store, WorkspaceReader.read(directory), scorecard, new FeatureSet(List.of()))
                .build(1, AS_OF, List.of("customer"));
    }

    private void lead(String id, String createdAt) {
        store.insert("insert into lead values (?, cast(? as timestamp), null, 1, null, 1)", id, createdAt);
    }

    private void event(String lead, String occurredAt, @Nullable String recordedAt) {
        store.insert(
                "insert into event values (?, ?, cast(? as timestamp), cast(? as timestamp), 'page_view', 'web', 1, null, null)",
                "event of " + lead,
                lead,
                occurredAt,
                recordedAt);
    }

    private void step(String lead, String step, String occurredAt) {
        store.insert(
                "insert into outcome values (?, ?, cast(? as timestamp), null, null, true, 'crm', 1, null, null, null, null)",
                lead,
                step,
                occurredAt);
    }
}
