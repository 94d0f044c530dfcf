package io.plumbline.cli.benchmark;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.ReportRequest;
import io.plumbline.reports.workbook.AlignmentWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes the store that {@code benchmarks/workbook.sh} measures, and writes its workbook: leads with scores, levels and
 * three reasons of both scores each. The same arguments make the same rows.
 */
public final class WorkbookBenchmark {
    private static final long RUN = 1;

    private WorkbookBenchmark() {}

    /** {@code generate STORE LEADS} makes the store; {@code write STORE FILE [TIMES]} writes its workbook. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("generate")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Store store = Store.open(file)) {
                generate(store, Long.parseLong(args[2]));
            }
        } else {
            try (Store store = Store.openForReading(file)) {
                write(store, Path.of(args[2]), args.length > 3 ? Integer.parseInt(args[3]) : 1);
            }
        }
    }

    private static void generate(Store store, long leads) {
        store.execute(
                "insert into run values (%s, 'run', '2026-01-01', '2026-01-01', '2026-01-01', 'done', null, null, '0')"
                        .formatted(RUN));
        store.execute("""
                insert into lead_score
                select
                    1 as run_id,
                    'L' || lpad(cast(n as varchar), 8, '0') as lead_id,
                    timestamp '2026-01-01' as as_of,
                    'f' as scorecard_fingerprint,
                    hash(n, 1) %% 101 as fit,
                    hash(n, 2) %% 100001 / 1e3 as engagement,
                    hash(n, 3) %% 101 as stage_points,
                    case hash(n, 3) %% 4 when 0 then null when 1 then 'aware' when 2 then 'trying' else 'deciding' end as buying_stage,
                    hash(n, 4) %% 100001 / 1e3 as points,
                    hash(n, 4) %% 100001 / 1e3 as raw_points,
                    chr(cast(65 + hash(n, 1) %% 4 as integer)) || (1 + hash(n, 2) %% 4) as grade,
                    null as segment
                from range(%s) as leads(n)
                """.formatted(leads));
        store.execute("""
                insert into prediction
                select
                    run_id,
                    lead_id,
                    as_of,
                    1 as model_id,
                    0 as linear_predictor,
                    hash(lead_id, 5) % 1000003 / 1000003e0 as probability,
                    hash(lead_id, 5) % 1000003 / 10000.03e0 as predictive_score,
                    hash(lead_id, 6) % 4 > 0 as open
                from lead_score
                """);
        store.execute("""
                insert into qualification
                select run_id, lead_id, 'mql' as level, 'points >= 97' as reason, as_of as since
                from lead_score
                where points >= 97
                """);
        store.execute("""
                insert into lead_reason
                select
                    run_id,
                    lead_id,
                    scorer,
                    'demo-request: +' || hash(lead_id, scorer, 1) % 300 / 10e0 || ' (2 times, last within a day)' as reason_1,
                    'whitepaper: +' || hash(lead_id, scorer, 2) % 300 / 10e0 || ' (3 times, last 5 days ago)' as reason_2,
                    'free-mail: -' || hash(lead_id, scorer, 3) % 300 / 10e0 as reason_3
                from lead_score
                cross join (values ('points'), ('predictive')) as scorers(scorer)
                """);
        store.execute("checkpoint");
    }

    private static void write(Store store, Path file, int times) throws IOException {
        for (int time = 0; time < times; time++) {
            long began = System.nanoTime();
            AlignmentWorkbook.write(store, ReportRequest.of("benchmark", RUN), file);
            System.out.printf(
                    Locale.ROOT,
                    "workbook: %.2f s, %.1f MB%n",
                    (System.nanoTime() - began) / 1e9,
                    Files.size(file) / 1e6);
        }
    }
}
