package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakageTest {
    private Store store;

    @TempDir
    Path directory;

    @BeforeEach
    void market() {
        store = SmallMarket.store(1500);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCleanMarketIsCleanAndEverySourceIsLookedAt() throws IOException {
        train("{ suspects: leave_out }");
        assertEquals(
                List.of(
                        "attribute employees clean",
                        "attribute industry clean",
                        "computed active_days_30d clean",
                        "computed active_days_7d clean",
                        "computed active_days_90d clean",
                        "computed days_since_any_event clean",
                        "computed lead_age_days clean",
                        "event demo_request clean",
                        "event page_view clean"),
                store.rows(
                        "select kind || ' ' || source || ' ' || verdict as line from leakage_audit order by line",
                        row -> row.text("line")));
        assertTrue(store.rows("select note from model_note where topic = 'leakage'", row -> row.text("note"))
                .isEmpty());
        assertEquals(
                0,
                store.number("select count(*) from leakage_audit where average_precision_without is null")
                        .orElseThrow());
    }

    @Test
    void anAttributeFilledForBuyersIsLeftOutAndNamed() throws IOException {
        fillForBuyers();
        TrainedModel model = train("{ suspects: leave_out }");
        String note = model.notes().stream()
                .filter(text -> text.startsWith("industry"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                note.startsWith("industry is left out, suspected of telling the outcome: filled for 100 % of the leads"
                        + " that reached 'customer' and for 1 % of the others, as if people filled it in afterwards;"),
                note);
        assertTrue(note.endsWith("To use it all the same, give the reason under training.leakage.keep."), note);
        assertEquals(0, terms("industry"));
        assertEquals("left_out", verdict("industry"));
    }

    @Test
    void aSuspectThatTheWorkspaceKeepsIsUsedAndTheReasonTold() throws IOException {
        fillForBuyers();
        TrainedModel model = train("{ keep: { industry: \"we ask for it at the first call\" } }");
        assertTrue(terms("industry") > 0);
        assertEquals("kept", verdict("industry"));
        assertTrue(model.notes().stream()
                .anyMatch(note -> note.startsWith("industry is used although suspected")
                        && note.endsWith("kept by the workspace: we ask for it at the first call.")));
    }

    @Test
    void aWorkspaceMayAskToBeToldOnly() throws IOException {
        fillForBuyers();
        train("{ suspects: report }");
        assertTrue(terms("industry") > 0);
        assertEquals("reported", verdict("industry"));
    }

    @Test
    void anAttributeThatItsHistoryShowsToComeAfterwardsIsNamed() throws IOException {
        store.execute("update lead set industry = null");
        store.execute("""
                insert into attribute_change (lead_id, attribute, value, known_at, run_id)
                select lead_id, 'industry', 'software', occurred_at + to_days(3), 1
                from outcome
                """);
        train("{ suspects: leave_out }");
        assertEquals("left_out", verdict("industry"));
        assertTrue(
                reason("industry")
                        .matches("of the \\d+ leads with a value that reached 'customer', 100 % got it only"
                                + " afterwards"),
                reason("industry"));
        assertEquals(
                "customer",
                store.rows(
                                "select late_ending from leakage_audit where source = 'industry'",
                                row -> row.text("late_ending"))
                        .get(0));
    }

    @Test
    void anEventRecordedAfterTheOutcomeAndDatedBeforeItIsNamedAndCountsInNoFeature() throws IOException {
        store.execute("""
                update event
                set recorded_at = (
                    select coalesce(min(o.occurred_at), event.occurred_at) + to_days(1)
                    from outcome as o
                    where o.lead_id = event.lead_id)
                where event_type = 'demo_request'
                """);
        train("{ suspects: leave_out }");
        assertEquals("left_out", verdict("demo_request"));
        assertTrue(
                reason("demo_request")
                        .matches("100 % of the events dated before \\d+ leads reached 'customer' were"
                                + " recorded only afterwards"),
                reason("demo_request"));
        assertEquals(0, terms("demo_request"));
        assertEquals(
                0,
                store.number("select count(*) - count(distinct snapshot_no || reason) from snapshot_count")
                        .orElseThrow());
    }

    @Test
    void slowLoadsThatTellMostEventsInTimeAreClean() throws IOException {
        store.execute("update event set recorded_at = occurred_at + to_days(5)");
        train("{ suspects: leave_out }");
        assertEquals("clean", verdict("demo_request"));
        assertEquals("clean", verdict("page_view"));
        assertEquals(
                5.0,
                store.first(
                                "select median_lag_days as lag from leakage_audit where source = 'page_view'",
                                row -> row.real("lag"))
                        .orElseThrow(),
                1e-9);
    }

    @Test
    void anEventThatRepeatsTheOutcomeInsideItsWindowIsNamed() throws IOException {
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select 'order ' || lead_id, lead_id, occurred_at - to_days(cast(5 + hash(lead_id) % 20 as integer)),
                    null, 'order_form', 'web', 1
                from outcome
                """);
        train(
                "{ suspects: leave_out }",
                "page_view: {}, demo_request: {}",
                "page_view: {}, demo_request: {}, order_form: {}");
        assertEquals("left_out", verdict("order_form"));
        assertTrue(reason("order_form").endsWith("convert, as if it repeated the outcome"), reason("order_form"));
        assertEquals("clean", verdict("demo_request"));
    }

    private void fillForBuyers() {
        store.execute("update lead set industry = null where lead_id not in (select lead_id from outcome)");
    }

    private TrainedModel train(String leakage) throws IOException {
        return train(leakage, "training: {", "training: {");
    }

    private TrainedModel train(String leakage, String old, String replacement) throws IOException {
        SmallMarket.workspace(directory, "monthly", "1");
        Path yaml = directory.resolve("plumbline.yaml");
        Files.writeString(
                yaml,
                Files.readString(yaml)
                        .replace(old, replacement)
                        .replace("training: {", "training: { leakage: " + leakage + ","));
        Workspace workspace = WorkspaceReader.read(directory);
        return Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    private long terms(String source) {
        return store.number("select count(*) from model_feature where starts_with(feature, '" + source + "')")
                .orElseThrow();
    }

    private String verdict(String source) {
        return one(source, "verdict");
    }

    private String reason(String source) {
        return one(source, "reason");
    }

    private String one(String source, String column) {
        return store.first(
                        "select " + column + " as found from leakage_audit where source = '" + source + "'",
                        row -> row.text("found"))
                .orElseThrow();
    }
}
