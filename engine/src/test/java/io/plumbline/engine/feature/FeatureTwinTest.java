package io.plumbline.engine.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories, by SQL and by a slow loop over all events. */
class FeatureTwinTest {
    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Optional<Duration>> WINDOWS =
            List.of(Optional.of(Duration.ofDays(2)), Optional.of(Duration.ofHours(12)), Optional.empty());
    private static final List<String> TYPES = List.of("mail", "view");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSlowTwinCountsTheSame(long seed) {
        List<Event> events = new ArrayList<>();
        try (SampleLeads leads = random(seed, events)) {
            Map<String, List<String>> rows = rows(leads, Moment.everyLead(AS_OF));
            assertEquals(30, rows.size());
            rows.forEach((lead, values) -> assertEquals(slowly(lead, events), values));
        }
    }

    @Test
    void oneInstantForAllEqualsTheSameInstantForEach() {
        try (SampleLeads leads = random(9, new ArrayList<>())) {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, AS_OF);
            leads.store().execute("create table own as select lead_id, " + micros + " as as_of_us from lead");
            assertEquals(rows(leads, Moment.everyLead(AS_OF)), rows(leads, Moment.of("own")));
            assertEquals(rows(leads, Moment.everyLead(AS_OF)), rows(leads, Moment.of("own", AS_OF)));
        }
    }

    @Test
    void leadsMayEachHaveTheirOwnInstant() {
        List<Event> events = new ArrayList<>();
        try (SampleLeads leads = random(10, events)) {
            leads.store().execute("""
                    create table own as
                    select
                        lead_id,
                        epoch_us(timestamp '2026-03-01 12:00:00')
                            - cast(hash(lead_id) % 3 as bigint) * 86400000000 as as_of_us
                    from lead""");
            Map<String, List<String>> own = rows(leads, Moment.of("own"));
            for (int days = 0; days < 3; days++) {
                Map<String, List<String>> all = rows(leads, Moment.everyLead(AS_OF.minus(Duration.ofDays(days))));
                leads.store()
                        .rows("select lead_id from own where hash(lead_id) % 3 = " + days, row -> row.text("lead_id"))
                        .forEach(lead -> assertEquals(all.get(lead), own.get(lead)));
            }
        }
    }

    private static FeatureSet features() {
        List<Feature> features = new ArrayList<>();
        for (Optional<Duration> window : WINDOWS) {
            features.add(new EventCount("view", window));
            features.add(new EventCount("mail", window));
            features.add(new EventSum("view", "seconds", window));
            features.add(new ActiveDays(TYPES, window));
        }
        features.add(new DaysSinceEvent("view"));
        features.add(new DaysSinceAnyEvent(TYPES));
        return new FeatureSet(features);
    }

    /** The features of a lead as the definitions have them, written as SQL shows them. */
    private static List<String> slowly(String lead, List<Event> all) {
        List<Event> known = all.stream()
                .filter(event -> event.lead().equals(lead) && event.known().isBefore(AS_OF))
                .toList();
        List<Double> values = new ArrayList<>();
        for (Optional<Duration> window : WINDOWS) {
            Instant start = window.map(AS_OF::minus).orElse(Instant.MIN);
            List<Event> inside =
                    known.stream().filter(event -> !event.at().isBefore(start)).toList();
            values.add((double) of("view", inside).count());
            values.add((double) of("mail", inside).count());
            LongStream millionths = of("view", inside)
                    .flatMap(event -> event.seconds().stream().boxed())
                    .mapToLong(seconds -> Math.round(seconds * 1e6));
            values.add(millionths.sum() / 1e6);
            values.add((double) inside.stream()
                    .map(event -> LocalDate.ofInstant(event.at(), ZoneOffset.UTC))
                    .distinct()
                    .count());
        }
        values.add(recency(of("view", known)));
        values.add(recency(known.stream()));
        return values.stream().map(String::valueOf).toList();
    }

    private static Stream<Event> of(String type, List<Event> events) {
        return events.stream().filter(event -> event.type().equals(type));
    }

    private static Double recency(Stream<Event> events) {
        return events.map(Event::at)
                .max(Instant::compareTo)
                .map(last -> ChronoUnit.MICROS.between(last, AS_OF) / 86_400e6)
                .orElse(null);
    }

    private static Map<String, List<String>> rows(SampleLeads leads, Moment moment) {
        FeatureSet features = features();
        String query = FeaturePlan.of(features, leads.declared(), AttributesAsOf.in(leads.store()), moment)
                .query();
        Map<String, List<String>> rows = new TreeMap<>();
        leads.store()
                .rows(
                        query,
                        row -> rows.put(
                                row.text("lead_id"),
                                features.names().stream()
                                        .map(name -> row.optionalText(name).orElse("null"))
                                        .toList()));
        return rows;
    }

    /** Thirty leads with events around the moment, some on the edges of windows, some recorded late. */
    private static SampleLeads random(long seed, List<Event> events) {
        Random random = new Random(seed);
        SampleLeads leads = new SampleLeads()
                .type("view", Map.of("seconds", ValueType.NUMBER))
                .type("mail", Map.of())
                .type("other", Map.of());
        leads.store().transaction(() -> {
            for (int lead = 0; lead < 30; lead++) {
                String id = "lead " + lead;
                leads.lead(id, Optional.empty());
                for (int i = random.nextInt(12); i > 0; i--) {
                    Event event = event(id, random);
                    events.add(event);
                    leads.event(id, event.type(), event.at(), event.recorded(), event.properties());
                }
            }
        });
        events.removeIf(event -> event.type().equals("other"));
        return leads;
    }

    private static Event event(String lead, Random random) {
        int hours = random.nextInt(80) - 5;
        Instant at = AS_OF.minus(Duration.ofHours(hours)).plus(random.nextInt(3) - 1, ChronoUnit.MICROS);
        Optional<Instant> recorded =
                random.nextInt(3) == 0 ? Optional.of(at.plus(Duration.ofHours(random.nextInt(40)))) : Optional.empty();
        OptionalDouble seconds =
                random.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(1_000_000) / 1e3);
        return new Event(lead, List.of("view", "mail", "other").get(random.nextInt(3)), at, recorded, seconds);
    }

    private record Event(String lead, String type, Instant at, Optional<Instant> recorded, OptionalDouble seconds) {
        Instant known() {
            return recorded.filter(at::isBefore).orElse(at);
        }

        Map<String, String> properties() {
            return seconds.isPresent() ? Map.of("seconds", Double.toString(seconds.getAsDouble())) : Map.of();
        }
    }
}
