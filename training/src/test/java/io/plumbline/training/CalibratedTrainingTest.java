package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markets whose true probabilities are known, trained on as a workspace is: encoding, folds, calibrator, refit and stored
 * figures. The test part is a tenth: intervals hold the fit fixed, and would cover less often beside a fit as uncertain as
 * they are.
 */
class CalibratedTrainingTest {
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final int LEADS = 6_000;
    private static final String CONFIGURATION = """
            version: 1
            name: known-truth
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: lead_id, created_at: created_at }
                  attributes: { size: number, visits: number, nothing: number, industry: text }
              outcomes:
                - name: steps
                  file: outcomes.csv
                  columns: { lead_id: lead_id, step: step, occurred_at: occurred_at }
            outcome: { target: customer, horizon: 30d }
            training: { snapshots: { at_age: 1d }, test_share: 0.1, bootstrap_draws: 20, c: [0.1, 1], leakage: { suspects: report } }
            """;
    private static final String TRUTH = "1 / (1 + exp(1.6 - 0.8 * l.size + 0.6 * l.visits"
            + " - case l.industry when 'a' then 0.5 when 'b' then -0.4 else 0 end))";

    @TempDir
    Path directory;

    /** What is stored of one market, beside its truth. */
    private record Judged(boolean slope, boolean intercept, double loss, double trueLoss) {}

    @Test
    void aFewMarketsAreCalibratedAndNearlyAsGoodAsTheirTruth() throws IOException {
        assertCalibrated(8, 6, 8);
    }

    @Test
    @Tag("slow")
    void slopesCoverOneAndInterceptsZeroInNinetyToNinetyEightOfAHundredMarkets() throws IOException {
        assertCalibrated(100, 90, 98);
    }

    private void assertCalibrated(int seeds, int least, int most) throws IOException {
        Files.writeString(directory.resolve("plumbline.yaml"), CONFIGURATION);
        Workspace workspace = WorkspaceReader.read(directory);
        List<Judged> judged = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            judged.add(judged(workspace, seed));
        }
        long slopes = judged.stream().filter(Judged::slope).count();
        long intercepts = judged.stream().filter(Judged::intercept).count();
        double worst = judged.stream()
                .mapToDouble(each -> each.loss() / each.trueLoss() - 1)
                .max()
                .orElseThrow();
        String found =
                "of %s markets the slope covers in %s, the intercept in %s; log loss at most %.4f above the truth's"
                        .formatted(seeds, slopes, intercepts, worst);
        System.out.println("calibration: " + found);
        assertTrue(slopes >= least && slopes <= most, found);
        assertTrue(intercepts >= least && intercepts <= most, found);
        assertTrue(worst <= 0.02, found);
    }

    private static Judged judged(Workspace workspace, int seed) {
        try (Store store = store(seed)) {
            Training.train(store, workspace, SmallMarket.scorecard(), 1, AS_OF, 1);
            return new Judged(
                    covers(store, "calibration_slope", 1),
                    covers(store, "calibration_intercept", 0),
                    store.first(
                                    "select value from model_metric where part = 'test' and segment = 'all'"
                                            + " and scorer = 'predictive' and metric = 'log_loss'",
                                    row -> row.real("value"))
                            .orElseThrow(),
                    store.first("""
                                    select avg(-ln(case when h.label then t.p else 1 - t.p end)) as loss
                                    from holdout_score as h
                                    join (select l.lead_id, %s as p from lead as l) as t on t.lead_id = h.lead_id
                                    where h.part = 'test'
                                    """.formatted(TRUTH), row -> row.real("loss")).orElseThrow());
        }
    }

    private static boolean covers(Store store, String metric, int truth) {
        return store.number("select count(*) from model_metric where part = 'test' and segment = 'all' and metric = '"
                                + metric + "' and " + truth + " between low and high")
                        .orElseThrow()
                == 1;
    }

    /** Leads of two years; who buys does so on the sixth day. */
    private static Store store(int seed) {
        Store store = Store.inMemory();
        store.execute("alter table lead add column size double");
        store.execute("alter table lead add column visits double");
        store.execute("alter table lead add column nothing double");
        store.execute("alter table lead add column industry varchar");
        store.execute("""
                insert into lead
                select
                    'lead ' || i as lead_id,
                    timestamp '2024-01-01' + to_hours(cast(i * 16800 / %s as bigint)) as created_at,
                    null as account_id,
                    i as row_no,
                    null as period_no,
                    1 as run_id,
                    %s as size,
                    %s as visits,
                    %s as nothing,
                    case when hash(i, %s) %% 4 = 0 then 'a' when hash(i, %s) %% 4 = 1 then 'b' else 'c' end as industry
                from range(%s) as r(i)
                """.formatted(
                LEADS, spread("size", seed), spread("visits", seed), spread("nothing", seed), seed, seed, LEADS));
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, happened, source, run_id)
                select
                    l.lead_id,
                    'customer',
                    l.created_at + to_days(5),
                    true,
                    'steps',
                    1
                from lead as l
                where hash(l.row_no, 'luck', %s) %% 1000003 / 1000003e0 < %s
                """.formatted(seed, TRUTH));
        return store;
    }

    /** Even, with mean 0 and variance 1. */
    private static String spread(String name, int seed) {
        return "(hash(i, '%s', %s) %% 1000003 / 1000003e0 - 0.5) * sqrt(12)".formatted(name, seed);
    }
}
