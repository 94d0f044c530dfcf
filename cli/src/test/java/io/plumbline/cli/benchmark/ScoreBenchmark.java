package io.plumbline.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Makes the store that {@code benchmarks/score.sh} measures, and scores its leads by the scorecard of the workspace.
 *
 * <p>The events of a year are stored as an import stores them, with eight types; one in a hundred was recorded up to twenty days late,
 * one in five hundred was corrected later. The same arguments make the same rows.
 */
public final class ScoreBenchmark {
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");
    private static final long FLOOR = 1;
    private static final long OURS = 2;

    private ScoreBenchmark() {}

    /**
     * {@code generate WORKSPACE LEADS EVENTS} makes the store beside the files of the workspace; {@code floor WORKSPACE SQL},
     * {@code score WORKSPACE} and {@code reasons WORKSPACE} write scores and tell wall and CPU seconds;
     * {@code compare WORKSPACE} fails unless floor and scores are equal; {@code peer WORKSPACE FOLDER} writes columns for
     * other programs; {@code news WORKSPACE LEADS COUNT NAME} writes a file of new events.
     */
    public static void main(String[] args) throws IOException {
        Workspace workspace = WorkspaceReader.read(Path.of(args[1]));
        if (args[0].equals("news")) {
            news(workspace, Long.parseLong(args[2]), Long.parseLong(args[3]), args[4]);
            return;
        }
        try (Store store = Store.open(workspace.storeFile())) {
            switch (args[0]) {
                case "generate" -> generate(store, Long.parseLong(args[2]), Long.parseLong(args[3]));
                case "floor" -> floor(store, Files.readString(Path.of(args[2])));
                case "score" -> score(store, workspace, false);
                case "reasons" -> score(store, workspace, true);
                case "clear" -> List.of(FLOOR, OURS).forEach(run -> forget(store, run));
                case "compare" -> compare(store);
                case "peer" -> peer(store, Path.of(args[2]));
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
    }

    private static void floor(Store store, String sql) {
        forget(store, FLOOR);
        timed(() -> store.transaction(() -> store.execute(sql)));
    }

    private static void score(Store store, Workspace workspace, boolean reasons) {
        forget(store, OURS);
        Scorecard scorecard = ScorecardReader.read(workspace.scorecardFile(), workspace.declarations());
        timed(() -> store.transaction(() -> reasons
                ? LeadScorer.scoreAndSayWhy(store, scorecard, workspace.declarations(), OURS, AS_OF)
                : LeadScorer.score(store, scorecard, workspace.declarations(), OURS, AS_OF)));
    }

    private static void forget(Store store, long runId) {
        store.execute("delete from lead_score where run_id = " + runId);
        store.execute("delete from lead_reason where run_id = " + runId);
        store.execute("checkpoint");
    }

    private static void timed(Supplier<Long> work) {
        long begun = System.nanoTime();
        long cpu = cpu();
        long leads = work.get();
        System.out.printf("%.2f %.2f %s%n", (System.nanoTime() - begun) / 1e9, (cpu() - cpu) / 1e9, leads);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** All columns but those that say whose the rows are. */
    private static void compare(Store store) {
        String columns = "select * exclude (run_id, scorecard_fingerprint) from lead_score where run_id = ";
        long rows = store.number("select count(*) from lead_score where run_id = " + OURS)
                .orElseThrow();
        long different = store.number(
                        "select (select count(*) from (%1$s%3$s except all %2$s%4$s)) + (select count(*) from (%2$s%4$s except all %1$s%3$s))"
                                .formatted(columns, columns, FLOOR, OURS))
                .orElseThrow();
        System.out.println(rows + " rows, " + different + " differ");
        if (rows == 0 || different > 0) {
            System.exit(1);
        }
    }

    /** Raw little-endian columns of doubles, one after another: events, leads, and what the floor or ours gave them. */
    private static void peer(Store store, Path folder) throws IOException {
        write(store, folder.resolve("events.f64"), """
                select
                    cast(substr(lead_id, 2) as double) as lead,
                    cast(epoch_us(occurred_at) as double) as occurred,
                    cast(epoch_us(recorded_at) as double) as recorded,
                    cast(epoch_us(replaced_at) as double) as replaced,
                    cast(list_position(['page_view', 'email_open', 'email_click', 'login', 'download', 'webinar',
                        'form_sent', 'unsubscribed'], event_type) - 1 as double) as type,
                    cast(list_position(['home', 'pricing', 'blog', 'docs', 'product', 'about', 'jobs', 'news', 'demo',
                        'contact', 'newsletter'], lower(page)) - 1 as double) as page,
                    seconds
                from event
                """);
        write(store, folder.resolve("leads.f64"), """
                select
                    cast(substr(lead_id, 2) as double) as lead,
                    cast(epoch_us(created_at) as double) as created,
                    cast(country in ('DE', 'FR', 'NL') as double) as country,
                    employees,
                    cast(regexp_matches(job_title, 'Head|Director|VP') as double) as title,
                    cast(free_mail as double) as free_mail
                from lead
                """);
        write(store, folder.resolve("scores.f64"), """
                select
                    cast(substr(lead_id, 2) as double) as lead,
                    cast(fit as double) as fit,
                    cast(engagement as double) as engagement,
                    cast(stage_points as double) as stage,
                    cast(points as double) as points
                from lead_score
                where run_id = 2
                """);
    }

    private static void write(Store store, Path file, String query) throws IOException {
        Columns columns = store.columns(query);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (String name : columns.names()) {
                double[] values = columns.column(name);
                ByteBuffer bytes =
                        ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asDoubleBuffer().put(values);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        }
    }

    private static void generate(Store store, long leads, long events) {
        for (String column : List.of("country varchar", "employees double", "job_title varchar", "free_mail boolean")) {
            store.execute("alter table lead add column " + column);
        }
        store.execute("alter table event add column page varchar");
        store.execute("alter table event add column seconds double");
        store.execute(leads(leads));
        long slice = 5_000_000;
        for (long from = 0; from < events; from += slice) {
            store.execute(events(leads, events, from, Math.min(events, from + slice)));
        }
        store.execute("checkpoint");
    }

    private static String leads(long leads) {
        return """
                insert into lead by name
                select
                    'L' || lpad(cast(i as varchar), 8, '0') as lead_id,
                    timestamp '2024-06-01' + to_seconds(cast(hash(i, 1) %% 47000000 as bigint)) as created_at,
                    i as row_no,
                    1 as run_id,
                    ['DE', 'FR', 'US', 'GB', 'NL', 'ES', 'IT', 'PL'][1 + cast(hash(i, 2) %% 8 as bigint)] as country,
                    cast(1 + hash(i, 3) %% 1000 as double) as employees,
                    ['Head of ', 'Director, ', 'VP ', '', 'Assistant, ', 'Manager, '][1 + cast(hash(i, 4) %% 6 as bigint)]
                        || ['Sales', 'Marketing', 'IT', 'Finance'][1 + cast(hash(i, 5) %% 4 as bigint)] as job_title,
                    hash(i, 6) %% 3 = 0 as free_mail
                from range(%s) as leads(i)
                """.formatted(leads);
    }

    /** Corrected events stand twice: until, and from, the time of their correction. */
    private static String events(long leads, long all, long from, long to) {
        return """
                insert into event by name
                select
                    'E' || n || case when version = 2 then 'b' else '' end as event_id,
                    lead_id,
                    occurred_at,
                    case
                        when version = 2 then corrected_at
                        when hash(n, 1) %% 100 = 0 then occurred_at + to_seconds(cast(hash(n, 2) %% 1728000 as bigint))
                    end as recorded_at,
                    event_type,
                    'web' as source,
                    1 as run_id,
                    case when version = 1 then corrected_at end as replaced_at,
                    case
                        when event_type = 'page_view' then
                            ['home', 'pricing', 'blog', 'docs', 'Product', 'about', 'jobs', 'news'][1 + cast(hash(n, 9) %% 8 as bigint)]
                        when event_type = 'form_sent' then ['demo', 'contact', 'newsletter'][1 + cast(hash(n, 9) %% 3 as bigint)]
                    end as page,
                    case when event_type = 'page_view' then (hash(n, 3) %% 600000) / 1e3 + version end as seconds
                from (
                    select
                        n,
                        'L' || lpad(cast(hash(n, 5) %% %s as varchar), 8, '0') as lead_id,
                        timestamp '2025-01-01' + to_microseconds(cast(n * (31536000e6 / %s) as bigint)) as occurred_at,
                        case
                            when hash(n, 6) %% 100 < 50 then 'page_view'
                            when hash(n, 6) %% 100 < 70 then 'email_open'
                            when hash(n, 6) %% 100 < 80 then 'email_click'
                            when hash(n, 6) %% 100 < 88 then 'login'
                            when hash(n, 6) %% 100 < 93 then 'download'
                            when hash(n, 6) %% 100 < 95 then 'webinar'
                            when hash(n, 6) %% 100 < 99 then 'form_sent'
                            else 'unsubscribed'
                        end as event_type,
                        occurred_at + to_seconds(2000000 + cast(hash(n, 7) %% 8000000 as bigint)) as corrected_at,
                        unnest(case when hash(n, 8) %% 500 = 0 then [1, 2] else [0] end) as version
                    from range(%s, %s) as events(n)
                )
                order by event_type, occurred_at, event_id
                """.formatted(leads, all, from, to);
    }

    /** New events of the day before the new year, as a file that an export would add. */
    private static void news(Workspace workspace, long leads, long count, String name) throws IOException {
        Path file = workspace.directory().resolve("events/" + name + ".csv");
        List<String> types = List.of("page_view", "email_open", "email_click", "login", "download", "form_sent");
        SplittableRandom random = new SplittableRandom(7);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("event_id,lead_id,occurred_at,type,page,seconds");
            for (long n = 0; n < count; n++) {
                String type = types.get(random.nextInt(types.size()));
                Instant at = AS_OF.minusSeconds(1 + random.nextLong(86_400));
                String page = type.equals("page_view") ? "pricing" : type.equals("form_sent") ? "demo" : "";
                out.printf(
                        "%s-%d,L%08d,%s,%s,%s,%s%n",
                        name, n, random.nextLong(leads), at, type, page, type.equals("page_view") ? "12.5" : "");
            }
        }
    }
}
