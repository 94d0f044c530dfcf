package io.plumbline.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.compare.Agreement;
import io.plumbline.training.compare.Combination;
import io.plumbline.training.compare.EqualVolume;
import io.plumbline.training.compare.Gains;
import io.plumbline.training.compare.Metrics;
import io.plumbline.training.compare.RankAgreements;
import io.plumbline.training.compare.SwapLeads;
import io.plumbline.training.compare.SwapSet;
import io.plumbline.training.compare.TestRows;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.ClusterBootstrap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Our side of {@code benchmarks/compare.sh}: every comparison of six scores on the held-out rows of a generated market.
 * The same arguments make the same rows.
 */
public final class CompareBenchmark {
    private static final List<Scorer> SCORERS =
            List.of(Scorer.PREDICTIVE, Scorer.POINTS, Scorer.FIT, Scorer.ENGAGEMENT, Scorer.STAGE, Scorer.EXISTING);

    private static final String CONFIGURATION = """
            version: 1
            name: benchmark
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: lead_id, created_at: created_at }
            outcome: { target: customer, horizon: 60d }
            training: { snapshots: monthly }
            thresholds:
              mql: { policy: capacity, leads_per_month: 100 }
              sql: { policy: profit, customer_value: 5000, cost_per_lead: 100 }
            """;

    private CompareBenchmark() {}

    /** {@code FOLDER ROWS DRAWS THREADS}: rows in the test part and as many out of fold, two to a lead. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int threads = Integer.parseInt(args[3]);
        Files.writeString(folder.resolve("plumbline.yaml"), CONFIGURATION);
        Workspace workspace = WorkspaceReader.read(folder);
        ClusterBootstrap bootstrap = new ClusterBootstrap(1, Integer.parseInt(args[2]), threads);
        try (Store store = Store.inMemory()) {
            fill(store, Integer.parseInt(args[1]));
            long start = System.nanoTime();
            double cpu = cpuSeconds();
            TestRows test = new TestRows(store, workspace, 1);
            timed("metrics", () -> Metrics.store(store, 1, "customer", SCORERS, bootstrap));
            timed("rank agreement", () -> RankAgreements.store(store, 1, "customer", SCORERS, bootstrap));
            timed("each beside the other", () -> Combination.store(store, 1, "customer", bootstrap, threads));
            timed("gains", () -> Gains.store(store, 1, "customer", SCORERS, bootstrap));
            timed("equal volume, money", () -> EqualVolume.store(test, bootstrap));
            timed("quadrants", () -> Agreement.store(test, bootstrap));
            timed("swap sets", () -> SwapSet.store(test, bootstrap, Map.of()));
            timed("swapped leads", () -> SwapLeads.store(store, workspace, 1, Instant.parse("2026-06-01T00:00:00Z")));
            print("all figures", (System.nanoTime() - start) / 1e9, cpuSeconds() - cpu);
        }
    }

    private static void timed(String what, Runnable work) {
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        work.run();
        print(what, (System.nanoTime() - start) / 1e9, cpuSeconds() - cpu);
    }

    private static void print(String what, double seconds, double cpu) {
        System.out.printf(Locale.ROOT, "%-24s %8.2f s %8.2f s CPU%n", what, seconds, cpu);
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    /** A lead in thirty converts; points lie on a grid of tenths, the other scores on coarser ones. */
    private static void fill(Store store, int rows) {
        store.execute("""
                insert into holdout_score
                select
                    1 as model_id,
                    part,
                    part || '-' || (n // 2) as lead_id,
                    null as account_id,
                    n %% 2 as snapshot_no,
                    timestamp '2026-01-01' as snapshot_at,
                    hash(n, part, 1) %% 10000 < 3000 * p * p as label,
                    ln(p / (1 - p)) - 2 as linear_predictor,
                    1 / (1 + exp(-linear_predictor)) as probability,
                    round(50 * p + hash(n, part, 2) %% 500 / 10.0, 1) as points,
                    points as raw_points,
                    round(40 * p + hash(n, part, 3) %% 50) as fit,
                    round(40 * p + hash(n, part, 4) %% 50) as engagement,
                    round(2 * p) as stage,
                    round(50 * p + hash(n, part, 5) %% 90) as existing,
                    null as yardstick,
                    points as points_then
                from (
                    select n, part, (hash(n // 2, part, 6) %% 9000 + hash(n, part) %% 900 + 50) / 10000.0 as p
                    from range(%s) as numbers(n)
                    cross join (values ('test'), ('out_of_fold')) as parts(part)
                )
                """.formatted(rows));
        store.execute("""
                insert into holdout_label
                select model_id, part, lead_id, snapshot_no, 'customer', label from holdout_score
                """);
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, amount, happened, source, run_id)
                select lead_id, 'customer', timestamp '2026-01-09', 100 + hash(lead_id) % 900, true, 'steps', 1
                from holdout_score
                where label and part = 'test'
                group by lead_id
                """);
        store.execute("""
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold) values
                    (1, 'points', 'mql', 'all', 'customer', 'capacity', 'met', '', 60),
                    (1, 'predictive', 'mql', 'all', 'customer', 'capacity', 'met', '', 0.2),
                    (1, 'existing', 'mql', 'all', 'customer', 'capacity', 'met', '', 80),
                    (1, 'points', 'sql', 'all', 'customer', 'profit', 'met', '', 80),
                    (1, 'predictive', 'sql', 'all', 'customer', 'profit', 'met', '', 0.4),
                    (1, 'existing', 'sql', 'all', 'customer', 'profit', 'met', '', 110)
                """);
    }
}
