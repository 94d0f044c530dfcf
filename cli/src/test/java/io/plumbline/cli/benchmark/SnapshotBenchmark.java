package io.plumbline.cli.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.DefaultFeatures;
import io.plumbline.engine.feature.FeatureOptions;
import io.plumbline.engine.feature.FeaturePlan;
import io.plumbline.engine.feature.FeatureSet;
import io.plumbline.engine.feature.SnapshotLoop;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the store that {@code benchmarks/snapshots.sh} measures, and builds the features of its twelve snapshots.
 *
 * <p>All leads exist at each snapshot, and the events of a year are in the order of time: one in a hundred was recorded
 * up to twenty days late, one in five hundred was corrected later. The same arguments make the same rows.
 */
public final class SnapshotBenchmark {
    private static final int MONTHS = 12;
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(7), Duration.ofDays(30), Duration.ofDays(90));

    private SnapshotBenchmark() {}

    /**
     * {@code generate STORE LEADS EVENTS} makes the store; {@code loop STORE}, {@code independent STORE} and
     * {@code floor STORE} read it.
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        if (args[0].equals("generate")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Store store = Store.open(file)) {
                generate(store, Long.parseLong(args[2]), Long.parseLong(args[3]));
            }
        } else {
            try (Store store = Store.open(file)) {
                store.transaction(() -> {
                    if (args[0].equals("floor")) {
                        floor(store, features(store).features().size());
                    } else {
                        build(store, args[0].equals("loop"));
                    }
                });
            }
        }
    }

    private static void build(Store store, boolean inLoop) {
        FeatureSet features = features(store);
        AttributesAsOf attributes = AttributesAsOf.in(store);
        try (SnapshotLoop loop =
                new SnapshotLoop(store, inLoop ? features : new FeatureSet(List.of()), declared(), attributes)) {
            for (Instant instant : snapshots()) {
                Moment moment = Moment.everyLead(instant);
                long begun = System.nanoTime();
                long cpu = cpu();
                SqlPlan plan = inLoop ? loop.at(moment) : FeaturePlan.of(features, declared(), attributes, moment);
                add(store, plan.query());
                System.out.printf(
                        "%s  %5.2f s  %5.2f s%n", instant, (System.nanoTime() - begun) / 1e9, (cpu() - cpu) / 1e9);
            }
        }
        System.out.println(features.features().size() + " features; sum of all "
                + store.rows(
                        checksum(features), row -> row.optionalText("checksum").orElse("")));
    }

    /**
     * What no way in DuckDB goes without: each event is read once, its lead looked up and a count, a latest instant and two
     * sums kept for each lead and type; and as many numbers as there are features are stored for each lead. Without windows,
     * carrying, corrections and eligibility, so that no right result comes of it.
     */
    private static void floor(Store store, int features) {
        String numbers = IntStream.range(0, features)
                .mapToObj(i -> ",\n    cast(hash(lead_no, " + i + ") % 1000 as double) as f_" + i)
                .collect(Collectors.joining());
        store.execute(
                "create temp table numbered as select lead_id, cast(row_number() over () as integer) as lead_no from lead");
        store.execute("create temp table ready as select lead_id" + numbers + "\nfrom numbered");
        Instant before = Instant.parse("0001-01-01T00:00:00Z");
        for (Instant instant : snapshots()) {
            long begun = System.nanoTime();
            long cpu = cpu();
            store.execute("""
                    create or replace temp table aggregated as
                    select
                        n.lead_no,
                        e.event_type,
                        count(*) as event_count,
                        max(e.occurred_at) as latest,
                        sum(e.seconds) as seconds,
                        sum(e.amount) as amount
                    from event as e
                    join numbered as n on n.lead_id = e.lead_id
                    where e.occurred_at >= %s and e.occurred_at < %s
                    group by n.lead_no, e.event_type
                    """.formatted(Sql.literal(before), Sql.literal(instant)));
            long events = cpu();
            add(store, "select * from ready");
            System.out.printf(
                    "%s  %5.2f s  %5.2f s, of which events %5.2f s%n",
                    instant, (System.nanoTime() - begun) / 1e9, (cpu() - cpu) / 1e9, (events - cpu) / 1e9);
            before = instant;
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** A number that both ways must have in common. */
    private static String checksum(FeatureSet features) {
        return features.features().stream()
                .filter(feature -> feature.valueType() == ValueType.NUMBER)
                .map(feature ->
                        "sum(cast(round(coalesce(" + Sql.identifier(feature.name()) + ", -1) * 1000) as bigint))")
                .collect(Collectors.joining(" + ", "select ", " as checksum from training_feature"));
    }

    private static long add(Store store, String rows) {
        boolean first = store.number("select count(*) from duckdb_tables() where table_name = 'training_feature'")
                .filter(count -> count > 0)
                .isEmpty();
        return store.execute(
                (first ? "create temp table training_feature as\n" : "insert into training_feature\n") + rows);
    }

    private static FeatureSet features(Store store) {
        return DefaultFeatures.derive(declared(), new FeatureOptions(WINDOWS, Map.of(), false), store, END)
                .features();
    }

    private static List<Instant> snapshots() {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month ->
                        END.atOffset(ZoneOffset.UTC).minusMonths(MONTHS - month).toInstant())
                .toList();
    }

    private static Declarations declared() {
        TreeMap<String, ValueType> attributes = new TreeMap<>(
                Map.of("country", ValueType.TEXT, "employees", ValueType.NUMBER, "newsletter", ValueType.BOOLEAN));
        TreeMap<String, EventType> types = new TreeMap<>();
        types.put("page_view", type("page_view", Map.of("seconds", ValueType.NUMBER)));
        types.put("purchase", type("purchase", Map.of("amount", ValueType.NUMBER)));
        List.of("email_click", "form_submit", "login").forEach(name -> types.put(name, type(name, Map.of())));
        return new Declarations(attributes, types);
    }

    private static EventType type(String name, Map<String, ValueType> properties) {
        return new EventType(name, false, new TreeMap<>(properties), Optional.empty());
    }

    private static void generate(Store store, long leads, long events) {
        store.execute("alter table lead add column country varchar");
        store.execute("alter table lead add column employees double");
        store.execute("alter table lead add column newsletter boolean");
        store.execute("alter table event add column seconds double");
        store.execute("alter table event add column amount double");
        store.execute(leads(leads));
        for (int slice = 0; slice < MONTHS; slice++) {
            store.execute(events(leads, events, events * slice / MONTHS, events * (slice + 1) / MONTHS));
        }
        store.execute("checkpoint");
    }

    private static String leads(long leads) {
        return """
                insert into lead by name
                select
                    'L' || lpad(cast(i as varchar), 8, '0') as lead_id,
                    timestamp '2023-01-01' + to_seconds(cast(hash(i, 1) %% 63072000 as bigint)) as created_at,
                    i as row_no,
                    1 as run_id,
                    ['DE', 'FR', 'US', 'GB', 'NL', 'ES', 'IT', 'PL'][1 + cast(hash(i, 2) %% 8 as bigint)] as country,
                    cast(1 + hash(i, 3) %% 20000 as double) as employees,
                    hash(i, 4) %% 3 = 0 as newsletter
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
                    case when event_type = 'page_view' then (hash(n, 3) %% 600000) / 1e3 + version end as seconds,
                    case when event_type = 'purchase' then (hash(n, 4) %% 100000) / 1e2 + version end as amount
                from (
                    select
                        n,
                        'L' || lpad(cast(hash(n, 5) %% %s as varchar), 8, '0') as lead_id,
                        timestamp '2025-01-01' + to_microseconds(cast(n * (31536000e6 / %s) as bigint)) as occurred_at,
                        ['page_view', 'email_click', 'form_submit', 'login', 'purchase']
                            [1 + cast(hash(n, 6) %% 5 as bigint)] as event_type,
                        occurred_at + to_seconds(2000000 + cast(hash(n, 7) %% 8000000 as bigint)) as corrected_at,
                        unnest(case when hash(n, 8) %% 500 = 0 then [1, 2] else [0] end) as version
                    from range(%s, %s) as events(n)
                )
                order by occurred_at, event_id
                """.formatted(leads, all, from, to);
    }
}
