package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Declared features of events by SQL, in one pass and snapshot after snapshot, and by slow loops over all events. */
class DeclaredFeatureTwinTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant COMPLETE = Instant.parse("2025-11-20T00:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(20);
    private static final Duration GAP = Duration.ofDays(6);
    private static final Duration HALF_LIFE = Duration.ofDays(9);
    private static final String HOSTILE = "it's \"; drop table event; --";
    private static final List<String> CHANNELS = List.of(HOSTILE, "Ünïcode 漢字", "", "ads", "ADS");
    private static final List<Optional<Duration>> WINDOWS = List.of(Optional.of(WINDOW), Optional.empty());

    /** Names of properties that SQL, or the plan itself, also uses. */
    private static final String CHANNEL = "select";

    private static final String SECONDS = "age_us";

    private static final PropertyCondition FROM_ADS =
            new PropertyCondition(CHANNEL, new Comparison.Equals(new Value.Text("ads")));
    private static final PropertyCondition LONG =
            new PropertyCondition(SECONDS, new Comparison.AtLeast(new Value.Real(2)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aSlowTwinSaysTheSameAtEverySnapshot(long seed) {
        List<Event> events = new ArrayList<>();
        FeatureSet features = features();
        try (SampleLeads leads = random(new Random(seed), events);
                SnapshotLoop loop =
                        new SnapshotLoop(leads.store(), features, declared(leads), AttributesAsOf.in(leads.store()))) {
            for (Instant at : snapshots(new Random(seed))) {
                Map<String, List<String>> slowly = new TreeMap<>();
                leads().forEach(lead -> slowly.put(lead, slowly(lead, events, at)));
                AttributesAsOf attributes = AttributesAsOf.in(leads.store());
                Moment moment = Moment.everyLead(at);
                assertEquals(
                        slowly,
                        rows(leads, features, FeaturePlan.of(features, declared(leads), attributes, moment)),
                        "alone at " + at);
                assertEquals(slowly, rows(leads, features, loop.at(moment)), "in the loop at " + at);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void leadsMayEachHaveTheirOwnInstant(long seed) {
        List<Event> events = new ArrayList<>();
        FeatureSet features = features();
        try (SampleLeads leads = random(new Random(seed), events)) {
            leads.store()
                    .execute("create table own as select lead_id, " + Sql.microseconds(FIRST)
                            + " + 7 * 86400000000 * (hash(lead_id) % 5)::bigint + 1 as as_of_us from lead");
            Map<String, List<String>> slowly = new TreeMap<>();
            leads.store()
                    .rows(
                            "select lead_id, as_of_us from own",
                            row -> slowly.put(
                                    row.text("lead_id"),
                                    slowly(
                                            row.text("lead_id"),
                                            events,
                                            Instant.EPOCH.plus(row.number("as_of_us"), ChronoUnit.MICROS))));
            SqlPlan plan =
                    FeaturePlan.of(features, declared(leads), AttributesAsOf.in(leads.store()), Moment.of("own"));
            assertEquals(slowly, rows(leads, features, plan));
        }
    }

    private static FeatureSet features() {
        List<Feature> features = new ArrayList<>();
        for (Optional<Duration> window : WINDOWS) {
            String end = Window.suffix(window);
            EventSelection ads = new EventSelection(List.of("view", "mail"), List.of(FROM_ADS), window);
            EventSelection views = new EventSelection(List.of("view"), List.of(), window);
            features.add(new SelectedCount("count of " + HOSTILE + end, ads));
            features.add(new SelectedSum(
                    "sum" + end, SECONDS, new EventSelection(List.of("view"), List.of(FROM_ADS, LONG), window)));
            features.add(new DistinctValues("distinct" + end, CHANNEL, views));
            features.add(new EdgeValue("first" + end, CHANNEL, ads, Edge.FIRST));
            features.add(new EdgeValue("latest" + end, CHANNEL, views, Edge.LATEST));
        }
        EventSelection views = new EventSelection(List.of("view"), List.of(), Optional.empty());
        EventSelection mails = new EventSelection(List.of("mail"), List.of(), Optional.empty());
        EventSelection longViews = new EventSelection(List.of("view"), List.of(LONG), Optional.empty());
        features.add(new DecayedCount("decayed", longViews, HALF_LIFE));
        features.add(new DaysSinceSelected("since first", longViews, Edge.FIRST));
        features.add(new DaysSinceSelected("since latest", longViews, Edge.LATEST));
        features.add(new Trend("trend", views, WINDOW));
        features.add(new EventsInOrder("after", mails, longViews, Optional.of(GAP)));
        features.add(new DaysSinceOrder("since after", mails, views, Optional.empty()));
        features.add(new DaysSinceOrder("again", views, views, Optional.of(GAP)));
        return new FeatureSet(features);
    }

    private static List<String> slowly(String lead, List<Event> all, Instant asOf) {
        List<Event> known = all.stream()
                .filter(event -> event.lead().equals(lead) && event.isKnown(asOf))
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id))
                .toList();
        Predicate<Event> isView = event -> event.type().equals("view");
        Predicate<Event> isMail = event -> event.type().equals("mail");
        Predicate<Event> fromAds = event -> event.channel() != null
                && event.channel().toLowerCase(Locale.ROOT).equals("ads");
        Predicate<Event> isLong = event -> event.seconds() != null && event.seconds() >= 2;
        List<Object> values = new ArrayList<>();
        for (Optional<Duration> window : WINDOWS) {
            List<Event> inside = known.stream()
                    .filter(event -> window.isEmpty() || !event.at().isBefore(asOf.minus(window.get())))
                    .toList();
            List<String> ads = inside.stream()
                    .filter(isView.or(isMail).and(fromAds))
                    .map(event -> String.valueOf(event.channel()))
                    .toList();
            List<String> channels = inside.stream()
                    .filter(isView)
                    .flatMap(event -> Stream.ofNullable(event.channel()))
                    .toList();
            values.add((double) ads.size());
            values.add(inside.stream()
                            .filter(isView.and(fromAds).and(isLong))
                            .mapToLong(event -> Math.round(event.seconds() * 1e6))
                            .sum()
                    / 1e6);
            values.add((double) channels.stream().distinct().count());
            values.add(ads.isEmpty() ? "null" : ads.get(0));
            values.add(channels.isEmpty() ? "null" : channels.get(channels.size() - 1));
        }
        List<Event> longViews = known.stream().filter(isView.and(isLong)).toList();
        values.add(longViews.stream()
                        .mapToLong(event ->
                                Math.round(1e6 * Math.pow(0.5, event.age(asOf) / (HALF_LIFE.toSeconds() * 1e6))))
                        .sum()
                / 1e6);
        values.add(days(longViews.stream().map(event -> event.age(asOf)).reduce(Math::max)));
        values.add(days(longViews.stream().map(event -> event.age(asOf)).reduce(Math::min)));
        values.add(trend(lead, known.stream().filter(isView).toList(), asOf));
        values.add(inOrder(known, isMail, isView.and(isLong), GAP, asOf).isPresent() ? 1.0 : 0.0);
        values.add(days(inOrder(known, isMail, isView, Duration.ofDays(9999), asOf)));
        values.add(days(inOrder(known, isView, isView, GAP, asOf)));
        return values.stream().map(String::valueOf).toList();
    }

    private static Object days(Optional<Long> micros) {
        return micros.<Object>map(age -> age / 86_400e6).orElse("null");
    }

    private static Object trend(String lead, List<Event> views, Instant asOf) {
        Instant begin = asOf.minus(WINDOW).minus(WINDOW);
        boolean observed = !begin.isBefore(COMPLETE)
                && created(lead).filter(begin::isBefore).isEmpty();
        long last =
                views.stream().filter(e -> !e.at().isBefore(asOf.minus(WINDOW))).count();
        long both = views.stream().filter(e -> !e.at().isBefore(begin)).count();
        return observed ? Math.log(1.0 + last) - Math.log(1.0 + both - last) : "null";
    }

    /** The age of the latest event that came later than another, by every pair. */
    private static Optional<Long> inOrder(
            List<Event> known, Predicate<Event> first, Predicate<Event> then, Duration within, Instant asOf) {
        return known.stream()
                .filter(then)
                .filter(later -> known.stream()
                        .filter(first)
                        .anyMatch(earlier -> earlier.at().isBefore(later.at())
                                && !earlier.at().plus(within).isBefore(later.at())))
                .map(event -> event.age(asOf))
                .reduce(Math::min);
    }

    private static Map<String, List<String>> rows(SampleLeads leads, FeatureSet features, SqlPlan plan) {
        Map<String, List<String>> rows = new TreeMap<>();
        leads.store()
                .rows(
                        plan.query(),
                        row -> rows.put(
                                row.text("lead_id"),
                                features.names().stream()
                                        .map(name -> row.optionalText(name).orElse("null"))
                                        .toList()));
        return rows;
    }

    private static Declarations declared(SampleLeads leads) {
        TreeMap<String, EventType> types = new TreeMap<>(leads.declared().eventTypes());
        types.replaceAll(
                (name, type) -> new EventType(name, type.byCompany(), type.properties(), Optional.of(COMPLETE)));
        return new Declarations(leads.declared().attributes(), types);
    }

    private static List<String> leads() {
        return Stream.iterate(0, i -> i + 1).limit(12).map(i -> "lead " + i).toList();
    }

    /** Every third lead has no creation instant; the others were created around the beginning of trends. */
    private static Optional<Instant> created(String lead) {
        int number = Integer.parseInt(lead.substring(5));
        return number % 3 == 0
                ? Optional.empty()
                : Optional.of(FIRST.minus(WINDOW).minus(WINDOW).plus(number - 4, ChronoUnit.MICROS));
    }

    private static List<Instant> snapshots(Random random) {
        List<Instant> snapshots = new ArrayList<>(List.of(FIRST));
        for (int i = 0; i < 4; i++) {
            snapshots.add(snapshots.get(i).plus(Duration.ofDays(1 + random.nextInt(25))));
        }
        return snapshots;
    }

    private static SampleLeads random(Random random, List<Event> events) {
        Map<String, ValueType> properties = Map.of(CHANNEL, ValueType.TEXT, SECONDS, ValueType.NUMBER);
        SampleLeads leads = new SampleLeads()
                .type("view", properties)
                .type("mail", properties)
                .type("other", Map.of());
        List<Instant> edges = edges(random);
        leads.store().transaction(() -> {
            leads().forEach(lead -> leads.lead(lead, created(lead)));
            for (int i = 0; i < 300; i++) {
                Event event = event(random, edges, i);
                events.add(event);
                insert(leads, event);
            }
        });
        return leads;
    }

    /** Snapshots and the beginnings of windows before them. */
    private static List<Instant> edges(Random random) {
        return snapshots(random).stream()
                .flatMap(at -> Stream.of(at, at.minus(WINDOW), at.minus(WINDOW).minus(WINDOW), at.minus(GAP)))
                .toList();
    }

    private static Event event(Random random, List<Instant> edges, int number) {
        return new Event(
                "e" + (1000 + number),
                "lead " + random.nextInt(12),
                List.of("view", "mail", "view", "other").get(random.nextInt(4)),
                instant(random, edges),
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(instant(random, edges)),
                random.nextInt(4) > 0 ? Optional.empty() : Optional.of(instant(random, edges)),
                random.nextInt(5) == 0 ? null : CHANNELS.get(random.nextInt(CHANNELS.size())),
                random.nextInt(5) == 0 ? null : random.nextInt(5_000) / 1e3);
    }

    private static Instant instant(Random random, List<Instant> edges) {
        return random.nextInt(3) > 0
                ? edges.get(random.nextInt(edges.size())).plus(random.nextInt(3) - 1, ChronoUnit.MICROS)
                : FIRST.minus(Duration.ofDays(50)).plusSeconds(random.nextInt(120 * 86_400));
    }

    private static void insert(SampleLeads leads, Event event) {
        leads.store().execute("""
                insert into event by name
                select
                    %s as event_id,
                    %s as lead_id,
                    %s as occurred_at,
                    %s as recorded_at,
                    %s as event_type,
                    'sample' as source,
                    1 as run_id,
                    %s as replaced_at,
                    %s as "select",
                    %s as age_us
                """.formatted(
                        Sql.literal(event.id()),
                        Sql.literal(event.lead()),
                        Sql.literal(event.at()),
                        event.recorded().map(Sql::literal).orElse("cast(null as timestamp)"),
                        Sql.literal(event.type()),
                        event.replaced().map(Sql::literal).orElse("cast(null as timestamp)"),
                        event.channel() == null ? "cast(null as varchar)" : Sql.literal(event.channel()),
                        event.seconds() == null ? "cast(null as double)" : Sql.literal(event.seconds())));
    }

    private record Event(
            String id,
            String lead,
            String type,
            Instant at,
            Optional<Instant> recorded,
            Optional<Instant> replaced,
            @Nullable String channel,
            @Nullable Double seconds) {
        boolean isKnown(Instant asOf) {
            return at.isBefore(asOf)
                    && recorded.filter(told -> !told.isBefore(asOf)).isEmpty()
                    && replaced.filter(end -> end.isBefore(asOf)).isEmpty();
        }

        long age(Instant asOf) {
            return ChronoUnit.MICROS.between(at, asOf);
        }
    }
}
