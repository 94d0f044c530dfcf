package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.HoldOutPolicy;
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

class MaturityTest {
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
    void conversionsStillToComeAreThoseAfterTheHorizon() throws IOException {
        train("");
        // no lead of this market converts later than 100 days after it was created, and all but the last are watched
        double ever = real("select share_at_followed from maturity where origin = 'creation'");
        double within = real("select share_at_horizon from maturity where origin = 'creation'");
        assertEquals(1 - within / ever, real("select still_to_come from maturity where origin = 'creation'"), 1e-12);
        assertEquals(ever, share("created_at < timestamp '2025-03-01'", 1000), 0.02);
        assertEquals(within, share("created_at < timestamp '2025-03-01'", 60), 0.02);
        assertEquals(60, real("select horizon_days from maturity where origin = 'snapshot'"));
    }

    @Test
    void sharesNeverFallAndLieInTheirIntervals() throws IOException {
        train("");
        assertTrue(store.number("select count(*) from conversion_delay").orElseThrow() > 20);
        assertEquals(
                0,
                store.number("select count(*) from conversion_delay where not share between low and high")
                        .orElseThrow());
        assertEquals(0, store.number("""
                        select count(*)
                        from (
                            select share - lag(share) over (partition by origin order by days) as rise
                            from conversion_delay)
                        where rise < 0
                        """).orElseThrow());
        assertEquals(
                0,
                store.number("select count(*) from conversion_delay where at_risk < 30")
                        .orElseThrow());
    }

    @Test
    void whereNothingSaysWhoWasWorkedItIsSaidSo() throws IOException {
        train("");
        assertEquals(
                List.of("worked unknown cannot be told from these data"),
                store.rows(
                        "select division || ' ' || value || ' ' || basis as line from worked_group",
                        row -> row.text("line")));
    }

    @Test
    void rowsAreDividedByWhetherSalesWorkedTheLeadWithinTheHorizon() throws IOException {
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, amount, reason, happened, source, run_id)
                select lead_id, 'worked', created_at + to_days(40), null, null, true, 'steps', 1
                from lead
                where row_no % 3 = 0
                """);
        train("");
        for (String value : List.of("yes", "no")) {
            long expected = store.number("""
                            select count(*)
                            from holdout_score as h
                            join lead as l on l.lead_id = h.lead_id
                            where h.part = 'test'
                                and (l.row_no % 3 = 0
                                    and l.created_at + to_days(40) >= h.snapshot_at
                                    and l.created_at + to_days(40) < h.snapshot_at + to_days(60)) = VALUE
                            """.replace("VALUE", value.equals("yes") ? "true" : "false"))
                    .orElseThrow();
            assertTrue(expected > 0);
            assertEquals(
                    expected,
                    store.number("select row_count from worked_group where value = '" + value + "'")
                            .orElseThrow());
            assertEquals(
                    expected,
                    store.number("select any_value(row_count) from model_metric where segment = 'worked=" + value + "'")
                            .orElseThrow());
        }
        assertEquals("steps: worked", one("select any_value(basis) as found from worked_group"));
    }

    @Test
    void leadsHeldOutAreJudgedByThemselves() throws IOException {
        train("holdout: { share: 0.2, seed: 7 }\n");
        long heldOut = store.number("select row_count from worked_group where division = 'held_out' and value = 'yes'")
                .orElseThrow();
        long all = store.number("select count(*) from holdout_score where part = 'test'")
                .orElseThrow();
        assertEquals(0.2, (double) heldOut / all, 0.06);
        assertEquals(
                heldOut,
                store.number("select count(*) from holdout_score as h where part = 'test' and "
                                + new HoldOutPolicy.Drawn(0.2, 7).condition("h.lead_id"))
                        .orElseThrow());
        assertEquals(
                "20.0 % of the leads, drawn by seed 7",
                one("select any_value(basis) as found from worked_group where division = 'held_out'"));
    }

    private void train(String more) throws IOException {
        SmallMarket.workspace(directory, "monthly", "1");
        Path yaml = directory.resolve("plumbline.yaml");
        Files.writeString(yaml, Files.readString(yaml) + more);
        Workspace workspace = WorkspaceReader.read(directory);
        Training.train(store, workspace, SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    /** Of leads watched long enough, the share that converts so soon after creation. */
    private double share(String leads, int days) {
        return real("""
                select count(o.lead_id) / count(*) as share
                from lead as l
                left join outcome as o on o.lead_id = l.lead_id and o.occurred_at < l.created_at + to_days(DAYS)
                where LEADS
                """.replace("DAYS", Integer.toString(days)).replace("LEADS", leads));
    }

    private double real(String sql) {
        return store.first(
                        "select cast(f.found as double) as found from (" + sql + ") as f(found)",
                        row -> row.real("found"))
                .orElseThrow();
    }

    private String one(String sql) {
        return store.first(sql, row -> row.text("found")).orElseThrow();
    }
}
