package io.plumbline.training.audit;

import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.RulePoints;
import io.plumbline.engine.scorecard.AuditPolicy;
import io.plumbline.engine.scorecard.Rule;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import io.plumbline.training.snapshot.LabelledRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A market whose leads become customers with a chance that the points of a true scorecard make: twenty points double the
 * odds. Other scorecards with the same rules are audited on it, through the store and the scoring's own SQL.
 */
final class KnownTruth implements AutoCloseable {
    private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

    private static final String WORKSPACE = """
            version: 1
            name: known-truth
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: lead_id, created_at: created_at }
                  attributes: { a1: number, a2: number, a3: number, a4: number, a5: number, a6: number, a7: number, a8: number }
              events:
                - name: web
                  file: events.csv
                  columns: { lead_id: lead_id, occurred_at: occurred_at, type: type }
                  types: { e1: {}, e2: {}, e3: {}, e4: {}, e5: {} }
              outcomes:
                - name: steps
                  file: outcomes.csv
                  columns: { lead_id: lead_id, step: step, occurred_at: occurred_at }
            outcome: { target: customer, horizon: 60d }
            training: { snapshots: { at_age: 30d }, eligible: { active_within: 365d } }
            """;

    private static final String SCORECARD = """
            version: 1
            name: points
            fit:
              min: -200
              max: 200
              rules:
                - { id: fit-1, points: %s, when: { attribute: a1, at_least: 1 } }
                - { id: fit-2, points: %s, when: { attribute: a2, at_least: 1 } }
                - { id: fit-3, points: %s, when: { attribute: a3, at_least: 1 } }
                - { id: fit-4, points: %s, when: { attribute: a4, at_least: 1 } }
                - { id: fit-5, points: %s, when: { attribute: a5, at_least: 1 } }
                - { id: fit-6, points: %s, when: { attribute: a6, at_least: 1 } }
                - { id: fit-7, points: %s, when: { attribute: a7, at_least: 1 } }
                - { id: fit-8, points: %s, when: { attribute: a8, at_least: 1 } }
            engagement:
              min: -200
              max: 200
              rules:
                - { id: seen-1, points: %s, event: e1, half_life: %sd }
                - { id: seen-2, points: %s, event: e2, within: 14d, per: once }
                - { id: seen-3, points: %s, event: e3, half_life: 20d }
                - { id: seen-4, points: %s, event: e4, within: 30d, per: once }
                - { id: seen-5, points: %s, event: e5, within: 30d, per: once }
            points: { weights: { fit: 0.5, engagement: 0.5, stage: 0 } }
            """;

    /** The rules, in the order of the file. */
    static final List<String> RULES = List.of(
            "fit-1", "fit-2", "fit-3", "fit-4", "fit-5", "fit-6", "fit-7", "fit-8", "seen-1", "seen-2", "seen-3",
            "seen-4", "seen-5");

    private final Store store = Store.inMemory();
    private final Path directory;
    private final Workspace workspace;
    private final long seed;

    /**
     * A market.
     *
     * @param truth the points that make the chance, in the order of {@link #RULES}
     */
    KnownTruth(Path directory, long seed, int leads, List<Integer> truth) {
        this.directory = directory;
        this.seed = seed;
        write("plumbline.yaml", WORKSPACE);
        this.workspace = WorkspaceReader.read(directory);
        addLeads(leads);
        addEvents();
        addCustomers(scorecard(truth, 10));
        new LabelledRows(store, workspace).build(1, AS_OF, List.of("customer"));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules with these points, in the order of {@link #RULES}, and a half-life of the first event's rule. */
    Scorecard scorecard(List<Integer> points, int halfLifeDays) {
        Object[] numbers = IntStream.range(0, points.size() + 1)
                .mapToObj(i -> i < 9 ? points.get(i) : i == 9 ? Integer.valueOf(halfLifeDays) : points.get(i - 1))
                .toArray();
        write("scoring.yaml", SCORECARD.formatted(numbers));
        return ScorecardReader.read(directory.resolve("scoring.yaml"), workspace.declarations());
    }

    /** Audits a scorecard and gives the verdicts by rule. */
    Map<String, String> audit(long modelId, Scorecard scorecard) {
        Columns rows = store.columns("""
                select
                    r.row_id as row_id,
                    r.snapshot_no as snapshot_no,
                    b.label as label
                from training_row as r
                join training_label as b on b.row_id = r.row_id
                order by r.row_id
                """);
        int[] numbers = rows.whole("row_id");
        new PointsAudit(store, workspace, scorecard, AuditPolicy.USUAL, modelId, 1)
                .store(new AuditedRows(numbers, rows.whole("snapshot_no"), rows.truth("label"), numbers, numbers));
        Map<String, String> verdicts = new LinkedHashMap<>();
        store.each(
                "select rule, verdict from rule_audit where model_id = " + modelId + " order by position",
                row -> verdicts.put(row.text("rule"), row.text("verdict")));
        return verdicts;
    }

    Store store() {
        return store;
    }

    /** A number from 0 to 1, the same for the same lead, name and seed. */
    private String chance(String lead, String name) {
        return "(hash(" + lead + ", '" + name + "', " + seed + ") %% 1000003 / 1000003e0)".replace("%%", "%");
    }

    private void addLeads(int leads) {
        List<Double> shares = List.of(0.3, 0.25, 0.2, 0.3, 0.3, 0.25, 0.3, 0.0015);
        StringBuilder attributes = new StringBuilder();
        for (int k = 0; k < shares.size(); k++) {
            store.execute("alter table lead add column a" + (k + 1) + " double");
            attributes
                    .append(",\n    case when ")
                    .append(chance("i", "a" + (k + 1)))
                    .append(" < ")
                    .append(shares.get(k))
                    .append(" then 1e0 else 0e0 end");
        }
        store.execute("""
                insert into lead
                select
                    'lead ' || i,
                    timestamp '2024-01-01' + to_minutes(cast(i * 60 as bigint)),
                    null,
                    i,
                    null,
                    1%s
                from range(%s) as r(i)
                """.formatted(attributes, leads));
    }

    private void addEvents() {
        event("e1", 3, "0.35", "30e0");
        event("e2", 2, "0.35", "30e0");
        event("e3", 3, "0.35", "30e0");
        event("e4", 1, "0.35", "29e0");
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    e.event_id || ' too',
                    e.lead_id,
                    e.occurred_at + to_minutes(5),
                    null,
                    'e5',
                    'web',
                    1
                from event as e
                where e.event_type = 'e4'
                    and %s < 0.96
                """.formatted(chance("e.lead_id", "too")));
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    l.lead_id || ' own',
                    l.lead_id,
                    l.created_at + to_days(20),
                    null,
                    'e5',
                    'web',
                    1
                from lead as l
                where %s < 0.015
                """.formatted(chance("l.lead_id", "own")));
    }

    private void event(String type, int most, String chance, String days) {
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    l.lead_id || ' %1$s ' || n.n,
                    l.lead_id,
                    l.created_at + to_microseconds(cast(%3$s * 86400e6 * %4$s as bigint)),
                    null,
                    '%1$s',
                    'web',
                    1
                from lead as l
                cross join range(%2$s) as n(n)
                where %5$s < %6$s
                """.formatted(
                        type,
                        most,
                        days,
                        chance("l.lead_id || n.n", type + " when"),
                        chance("l.lead_id || n.n", type),
                        chance));
    }

    private void addCustomers(Scorecard truth) {
        store.execute("""
                create or replace temp table moment_of_truth as
                select
                    lead_id,
                    epoch_us(created_at) + 30 * 86400000000 as as_of_us
                from lead
                """);
        List<Rule> rules = truth.ownRules();
        StringBuilder points = new StringBuilder("0e0");
        for (int k = 0; k < rules.size(); k++) {
            points.append(" + 0.5e-6 * p.").append(RulePoints.column(k));
        }
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, amount, reason, happened, source, run_id)
                select
                    p.lead_id,
                    'customer',
                    make_timestamp(m.as_of_us + 86400000000 * 5),
                    null,
                    null,
                    true,
                    'steps',
                    1
                from (%s) as p
                join moment_of_truth as m on m.lead_id = p.lead_id
                where %s < 1 / (1 + exp(2.2 - (%s) * ln(2) / 20))
                """.formatted(
                        RulePoints.plan(
                                        truth,
                                        rules,
                                        workspace.declarations(),
                                        AttributesAsOf.in(store),
                                        Moment.of("moment_of_truth"))
                                .query(),
                        chance("p.lead_id", "buys"),
                        points));
    }

    @Override
    public void close() {
        store.close();
    }
}
