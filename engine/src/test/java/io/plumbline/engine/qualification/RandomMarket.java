package io.plumbline.engine.qualification;

import io.plumbline.engine.SampleLeads;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A seeded month of a few leads, as rows that may arrive in any order and number of imports. */
final class RandomMarket {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-03-29T00:00:00Z");

    record Lead(String id, Instant createdAt, Optional<Instant> mergedAt, String country) {}

    /** An event, or a step; what replaces it was recorded when it was replaced. */
    record Happened(String lead, String what, Instant at, Optional<Instant> recordedAt, Optional<Instant> replacedAt) {
        boolean isKnown(Instant asOf) {
            return at.isBefore(asOf)
                    && recordedAt.map(asOf::isAfter).orElse(true)
                    && replacedAt.map(replaced -> !replaced.isBefore(asOf)).orElse(true);
        }
    }

    record Change(String lead, String country, Instant knownAt) {}

    record Prediction(long run, Instant asOf, String lead, double probability) {}

    final List<Lead> leads = new ArrayList<>();
    final List<Happened> views = new ArrayList<>();
    final List<Happened> steps = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final List<Prediction> predictions = new ArrayList<>();
    private final Random random;

    RandomMarket(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 7; i++) {
            String id = "lead-" + i;
            leads.add(new Lead(id, instant(), maybe(6), random.nextBoolean() ? "DE" : "FR"));
            maybe(2).ifPresent(at -> changes.add(new Change(id, random.nextBoolean() ? "DE" : "FR", at)));
            maybe(3).ifPresent(at -> steps.add(new Happened(id, "customer", at, recorded(at), Optional.empty())));
        }
        for (int i = 0; i < 90; i++) {
            Instant at = instant();
            Happened view = new Happened("lead-" + random.nextInt(7), "view", at, recorded(at), Optional.empty());
            views.add(view);
            if (random.nextInt(8) == 0) {
                correct(view);
            }
        }
        for (long run = 1; run <= 3; run++) {
            predict(run);
        }
    }

    /** An export says that it was another lead. */
    private void correct(Happened view) {
        Instant at = view.recordedAt().orElse(view.at()).plus(Duration.ofHours(random.nextInt(200)));
        views.set(
                views.size() - 1,
                new Happened(view.lead(), view.what(), view.at(), view.recordedAt(), Optional.of(at)));
        views.add(new Happened("lead-" + random.nextInt(7), view.what(), view.at(), Optional.of(at), Optional.empty()));
    }

    private void predict(long run) {
        Instant asOf = instant();
        leads.stream()
                .filter(lead -> random.nextInt(3) > 0)
                .forEach(lead -> predictions.add(new Prediction(run, asOf, lead.id(), random.nextInt(10) / 10.0)));
    }

    /** Midnights, hours of the day, and a microsecond beside either. */
    private Instant instant() {
        Duration since =
                random.nextBoolean() ? Duration.ofDays(random.nextInt(28)) : Duration.ofHours(random.nextInt(28 * 24));
        return BEGIN.plus(since).plusNanos(1_000L * (random.nextInt(3) - 1));
    }

    private Optional<Instant> maybe(int oneOf) {
        return random.nextInt(oneOf) == 0 ? Optional.of(instant()) : Optional.empty();
    }

    private Optional<Instant> recorded(Instant at) {
        return random.nextInt(4) == 0 ? Optional.of(at.plus(Duration.ofHours(random.nextInt(150)))) : Optional.empty();
    }

    /** An empty store with what is declared here. */
    static SampleLeads empty() {
        SampleLeads sample = new SampleLeads();
        sample.attribute("country", ValueType.TEXT);
        sample.type("view", Map.of());
        return sample;
    }

    /** Every row as an import that puts it into a store under a run; a correction is two, of which the first comes first. */
    List<Arrival> arrivals() {
        List<Arrival> all = new ArrayList<>();
        leads.forEach(lead -> {
            all.add((store, run) -> arrive(store, lead, run));
            if (random.nextBoolean()) {
                all.add((store, run) -> heardOf(store, lead, run));
            }
        });
        for (int i = 0; i < views.size(); i++) {
            Happened view = views.get(i);
            String id = "e" + i;
            all.add((store, run) -> insert(store, view, id, run));
        }
        steps.forEach(step -> all.add((store, run) -> insert(store, step, run)));
        changes.forEach(change -> all.add((store, run) -> store.insert(
                "insert into attribute_change values (?, 'country', ?, " + Sql.literal(change.knownAt()) + ", ?)",
                change.lead(),
                change.country(),
                run)));
        predictions.forEach(each -> all.add((store, run) -> store.insert(
                "insert into prediction values (?, ?, " + Sql.literal(each.asOf()) + ", ?, 0, ?, 50, true)",
                each.run(),
                each.lead(),
                each.run(),
                each.probability())));
        return all;
    }

    /** A row on its way into a store. */
    interface Arrival {
        void at(Store store, long run);
    }

    /** A lead that has no row of its own yet, and was seen an hour later than it was created. */
    private static void heardOf(Store store, Lead lead, long run) {
        if (isMissing(store, lead)) {
            store.insert(
                    "insert into lead values (?, "
                            + Sql.literal(lead.createdAt().plusSeconds(3600)) + ", null, 1, null, ?, null)",
                    lead.id(),
                    run);
        }
    }

    private static boolean isMissing(Store store, Lead lead) {
        return store.rows("select 1 from lead where lead_id = " + Sql.literal(lead.id()), row -> 1)
                .isEmpty();
    }

    /** Its row completes in place what was known of it. */
    private static void arrive(Store store, Lead lead, long run) {
        if (isMissing(store, lead)) {
            insert(store, lead, run);
            return;
        }
        store.insert(
                "update lead set created_at = " + Sql.literal(lead.createdAt()) + ", country = ? where lead_id = ?",
                lead.country(),
                lead.id());
        merge(store, lead, run);
    }

    private static void insert(Store store, Lead lead, long run) {
        store.insert(
                "insert into lead values (?, " + Sql.literal(lead.createdAt()) + ", null, 1, null, ?, ?)",
                lead.id(),
                run,
                lead.country());
        merge(store, lead, run);
    }

    private static void merge(Store store, Lead lead, long run) {
        lead.mergedAt()
                .ifPresent(at -> store.insert(
                        "insert into lead_merge values (?, 'other', " + Sql.literal(at) + ", ?)", lead.id(), run));
    }

    private static void insert(Store store, Happened view, String id, long run) {
        store.insert(
                """
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id, replaced_at)
                values (?, ?, %s, %s, 'view', 'web', ?, %s)
                """.formatted(Sql.literal(view.at()), literal(view.recordedAt()), literal(view.replacedAt())),
                id,
                view.lead(),
                run);
    }

    private static void insert(Store store, Happened step, long run) {
        store.insert("""
                insert into outcome (lead_id, step, occurred_at, happened, source, run_id, recorded_at)
                values (?, ?, %s, true, 'crm', ?, %s)
                """.formatted(Sql.literal(step.at()), literal(step.recordedAt())), step.lead(), step.what(), run);
    }

    private static String literal(Optional<Instant> instant) {
        return instant.map(Sql::literal).orElse("null");
    }
}
