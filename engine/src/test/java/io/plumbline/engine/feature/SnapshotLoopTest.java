package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snapshot after snapshot against each on its own, on random histories with every kind of late and corrected event. */
class SnapshotLoopTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> TYPES = List.of("mail", "view");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachSnapshotIsAsOnItsOwn(long seed) {
        try (SampleLeads leads = random(new Random(seed), true)) {
            assertAlike(leads, features(), snapshots(new Random(seed)));
        }
    }

    @Test
    void eventsThatWereNeverCorrectedNeedNoMore() {
        try (SampleLeads leads = random(new Random(11), false)) {
            assertAlike(leads, features(), snapshots(new Random(11)));
        }
    }

    /** More than one thread takes at once, and more than one block of rows. */
    @Test
    void leadsStayInOrderHoweverMany() {
        FeatureSet few = new FeatureSet(List.of(
                new LeadAge(),
                new EventCount("view", Optional.of(Duration.ofDays(40))),
                new DaysSinceEvent("mail"),
                new EventSum("view", "seconds", Optional.empty()),
                new ActiveDays(TYPES, Optional.of(Duration.ofDays(70)))));
        try (SampleLeads leads = many(300_000);
                SnapshotLoop loop = loop(leads, few)) {
            for (int month = 1; month <= 3; month++) {
                Moment moment = Moment.everyLead(FIRST.plus(Duration.ofDays(30L * month)));
                String alone = FeaturePlan.of(few, leads.declared(), AttributesAsOf.in(leads.store()), moment)
                        .query();
                String differing = "select count(*) from ((" + loop.at(moment).query() + ") except (" + alone + "))";
                assertEquals(Optional.of(0L), leads.store().number(differing));
            }
        }
    }

    private static SampleLeads many(int count) {
        SampleLeads leads = new SampleLeads()
                .type("view", Map.of("seconds", ValueType.NUMBER))
                .type("mail", Map.of());
        leads.store().execute("""
                insert into lead by name
                select 'lead ' || i as lead_id, timestamp '2025-12-01' + to_seconds(i) as created_at, i as row_no, 1 as run_id
                from range(%s) as leads(i)
                """.formatted(count));
        leads.store().execute("""
                insert into event by name
                select
                    'e' || i as event_id,
                    'lead ' || hash(i) %% %s as lead_id,
                    timestamp '2026-01-01' + to_seconds(i * 20) as occurred_at,
                    case when hash(i, 1) %% 3 = 0 then 'mail' else 'view' end as event_type,
                    'sample' as source,
                    1 as run_id,
                    case when hash(i, 2) %% 50 = 0 then timestamp '2026-02-10' + to_seconds(i * 20) end as replaced_at,
                    i / 7 as seconds
                from range(400000) as events(i)
                """.formatted(count));
        return leads;
    }

    @Test
    void featuresWithoutWindowsKeepNoEvents() {
        FeatureSet carried = new FeatureSet(
                List.of(new EventCount("view", Optional.empty()), new DaysSinceAnyEvent(TYPES), new LeadAge()));
        try (SampleLeads leads = random(new Random(12), true)) {
            assertAlike(leads, carried, snapshots(new Random(12)));
        }
    }

    @Test
    void featuresOfLeadsAloneNeedNoEvents() {
        try (SampleLeads leads = random(new Random(13), true)) {
            assertAlike(leads, new FeatureSet(List.of(new LeadAge())), snapshots(new Random(13)));
        }
    }

    @Test
    void aSnapshotMayLookAtSomeLeadsOnly() {
        try (SampleLeads leads = random(new Random(14), true);
                SnapshotLoop loop = loop(leads, features())) {
            leads.store().execute("create temp table picked as select lead_id from lead where hash(lead_id) % 3 = 0");
            for (Instant at : snapshots(new Random(14))) {
                assertEquals(
                        alone(leads, features(), Moment.of("picked", at)), loop(leads, loop, Moment.of("picked", at)));
            }
        }
    }

    @Test
    void nothingIsLeftBehind() {
        try (SampleLeads leads = random(new Random(15), true)) {
            assertAlike(leads, features(), snapshots(new Random(15)));
            assertEquals(
                    List.of(),
                    leads.store()
                            .rows(
                                    "select table_name from duckdb_tables() where temporary",
                                    row -> row.text("table_name")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"age_us", "occurred_us", "day", "days_ago", "lead_no", "type_no", "known_us", "replaced_us"})
    void aPropertyMayBeNamedAsAColumnOfOurs(String property) {
        Optional<Duration> window = Optional.of(Duration.ofDays(40));
        FeatureSet sums = new FeatureSet(List.of(
                new EventSum("view", property, window),
                new EventSum("view", property, Optional.empty()),
                new ActiveDays(TYPES, window),
                new ActiveDays(TYPES, Optional.empty())));
        try (SampleLeads leads = new SampleLeads()
                .type("view", Map.of(property, ValueType.NUMBER))
                .type("mail", Map.of())) {
            leads.lead("anna", "2025-12-01T00:00:00Z");
            Stream.of("2", "0.5")
                    .forEach(value -> leads.event(
                            "anna", "view", FIRST.minusSeconds(3600), Optional.empty(), Map.of(property, value)));
            leads.store().execute("update event set replaced_at = timestamp '2026-01-15' where event_id = 'e1'");
            assertAlike(leads, sums, List.of(FIRST, FIRST.plus(Duration.ofDays(20))));
            String sum = Sql.identifier("view_" + property + "_sum");
            AttributesAsOf attributes = AttributesAsOf.in(leads.store());
            String query = FeaturePlan.of(sums, leads.declared(), attributes, Moment.everyLead(FIRST))
                    .query();
            assertEquals(
                    List.of("2.5"),
                    leads.store()
                            .rows(
                                    "select cast(" + sum + " as varchar) as total from (" + query + ")",
                                    row -> row.text("total")));
        }
    }

    @Test
    void snapshotsComeInTheOrderOfTimeAtMidnight() {
        try (SampleLeads leads = random(new Random(16), true);
                SnapshotLoop loop = loop(leads, features())) {
            loop.at(Moment.everyLead(FIRST));
            assertThrows(IllegalArgumentException.class, () -> loop.at(Moment.everyLead(FIRST)));
            assertThrows(IllegalArgumentException.class, () -> loop.at(Moment.everyLead(FIRST.plusSeconds(86_401))));
        }
    }

    private static void assertAlike(SampleLeads leads, FeatureSet features, List<Instant> snapshots) {
        try (SnapshotLoop loop = loop(leads, features)) {
            for (Instant at : snapshots) {
                assertEquals(
                        alone(leads, features, Moment.everyLead(at)),
                        loop(leads, loop, Moment.everyLead(at)),
                        () -> "at " + at);
            }
        }
    }

    private static SnapshotLoop loop(SampleLeads leads, FeatureSet features) {
        return new SnapshotLoop(leads.store(), features, leads.declared(), AttributesAsOf.in(leads.store()));
    }

    private static Map<String, String> alone(SampleLeads leads, FeatureSet features, Moment moment) {
        AttributesAsOf attributes = AttributesAsOf.in(leads.store());
        return rows(leads, FeaturePlan.of(features, leads.declared(), attributes, moment));
    }

    private static Map<String, String> loop(SampleLeads leads, SnapshotLoop loop, Moment moment) {
        return rows(leads, loop.at(moment));
    }

    /** Each row as text, its columns in order. */
    private static Map<String, String> rows(SampleLeads leads, SqlPlan plan) {
        Map<String, String> rows = new TreeMap<>();
        leads.store()
                .each(
                        "select f.lead_id as lead_id, cast(f as varchar) as f from (" + plan.query() + ") as f",
                        row -> rows.put(row.text("lead_id"), row.text("f")));
        return rows;
    }

    private static FeatureSet features() {
        List<Feature> features = new ArrayList<>(List.of(new LeadAge(), new NumberAttribute("employees")));
        Stream.of(Duration.ofHours(12), Duration.ofDays(2), Duration.ofDays(40), Duration.ofDays(130))
                .map(Optional::of)
                .forEach(window -> addCounts(features, window));
        addCounts(features, Optional.empty());
        features.add(new DaysSinceEvent("view"));
        features.add(new DaysSinceAnyEvent(TYPES));
        features.add(new ActiveDays(List.of("view"), Optional.of(Duration.ofDays(200))));
        return new FeatureSet(features);
    }

    private static void addCounts(List<Feature> features, Optional<Duration> window) {
        features.add(new EventCount("view", window));
        features.add(new EventCount("mail", window));
        features.add(new EventSum("view", "seconds", window));
        features.add(new ActiveDays(TYPES, window));
    }

    /** Midnights a few days to two months apart. */
    private static List<Instant> snapshots(Random random) {
        List<Instant> snapshots = new ArrayList<>(List.of(FIRST));
        for (int i = 0; i < 7; i++) {
            snapshots.add(snapshots.get(i).plus(Duration.ofDays(1 + random.nextInt(60))));
        }
        return snapshots;
    }

    private static SampleLeads random(Random random, boolean corrections) {
        SampleLeads leads = new SampleLeads()
                .attribute("employees", ValueType.NUMBER)
                .type("view", Map.of("seconds", ValueType.NUMBER))
                .type("mail", Map.of())
                .type("other", Map.of());
        List<Instant> edges = snapshots(random);
        leads.store().transaction(() -> {
            for (int lead = 0; lead < 25; lead++) {
                leads.lead("lead " + lead, "2025-12-01T00:00:00Z", Integer.toString(lead));
            }
            for (int event = 0; event < 500; event++) {
                insert(leads, random, edges, corrections);
            }
        });
        return leads;
    }

    /** One event, known from some time and until some time, each now and then exactly at, or next to, a snapshot. */
    private static void insert(SampleLeads leads, Random random, List<Instant> edges, boolean corrections) {
        Instant at = instant(random, edges);
        Optional<Instant> recorded = random.nextInt(3) > 0 ? Optional.empty() : Optional.of(instant(random, edges));
        boolean replaced = corrections && random.nextInt(4) == 0;
        leads.store().execute("""
                insert into event by name
                select
                    'e' as event_id,
                    %s as lead_id,
                    %s as occurred_at,
                    %s as recorded_at,
                    %s as event_type,
                    'sample' as source,
                    1 as run_id,
                    %s as replaced_at,
                    %s as seconds
                """.formatted(
                Sql.literal("lead " + random.nextInt(25)),
                Sql.literal(at),
                recorded.map(Sql::literal).orElse("cast(null as timestamp)"),
                Sql.literal(List.of("view", "mail", "other").get(random.nextInt(3))),
                replaced ? Sql.literal(instant(random, edges)) : "cast(null as timestamp)",
                List.of("null", "0.1", "-2.5", "1e15", "cast('nan' as double)").get(random.nextInt(5))));
    }

    private static Instant instant(Random random, List<Instant> edges) {
        return random.nextInt(3) == 0
                ? edges.get(random.nextInt(edges.size())).plus(random.nextInt(3) - 1, ChronoUnit.MICROS)
                : FIRST.minus(Duration.ofDays(100)).plusSeconds(random.nextInt(400 * 86_400));
    }
}
