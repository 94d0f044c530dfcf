package io.plumbline.training.health;

import io.plumbline.engine.funnel.Funnel;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.ScorecardReader;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A company in good health, and what can be wrong with it. Its 800 leads became MQLs in the last twelve months, sales calls
 * each after some hours and accepts or rejects it.
 */
final class PlantedCompany {
    static final Instant AS_OF = Instant.parse("2026-07-01T00:00:00Z");

    private static final String PLUMBLINE_YAML = """
            version: 1
            name: planted
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: id, created_at: created }
                  attributes: { country: text }
              events:
                - name: web
                  file: events.csv
                  columns: { event_id: id, lead_id: lead, occurred_at: at, type: type }
                  types: { page_view: {}, newsletter: { by: company }, sales_call: { by: company } }
              outcomes:
                - name: steps
                  file: steps.csv
                  columns: { lead_id: lead, step: step, occurred_at: at, reason: why }
            outcome: { target: customer, horizon: 30d, steps: %s }
            training: { snapshots: monthly, segments: [country] }
            thresholds: { mql: { policy: max_f1, label: customer } }
            """;

    private static final String SCORING_YAML = """
            version: 1
            name: planted
            engagement: { rules: [ { id: page, points: 5, event: page_view } ] }
            points: { weights: { engagement: 1 } }
            levels: { mql: { any_of: [ { scorer: points, at_least: 40 } ] } }
            """;

    private final Map<String, Double> figures = new TreeMap<>(Map.ofEntries(
            Map.entry("rejected", 0.1),
            Map.entry("without_reason", 0.0),
            Map.entry("unworked", 0.0),
            Map.entry("hours", 3.0),
            Map.entry("unrecorded", 0.0),
            Map.entry("backward", 0.0),
            Map.entry("never_on_level", 0.02),
            Map.entry("level_alone", 0.02),
            Map.entry("age", 90.0),
            Map.entry("found_of_late", 60.0),
            Map.entry("missed_of_late", 60.0),
            Map.entry("drift_months", 0.0),
            Map.entry("drifted_features", 0.0),
            Map.entry("vanity", 0.02),
            Map.entry("undecided", 0.03),
            Map.entry("precision_of_fr", 0.3),
            Map.entry("threshold_of_fr", 41.0),
            Map.entry("leads", 800.0)));

    private String steps = "[mql, sql, customer]";

    /** The same company with another figure. */
    PlantedCompany with(String figure, double value) {
        if (figures.put(figure, value) == null) {
            throw new IllegalArgumentException("There is no " + figure);
        }
        return this;
    }

    PlantedCompany withSteps(String names) {
        steps = names;
        return this;
    }

    private String figure(String name) {
        return Double.toString(figures.getOrDefault(name, 0.0));
    }

    Workspace workspace(Path folder) {
        try {
            Files.writeString(folder.resolve("plumbline.yaml"), PLUMBLINE_YAML.formatted(steps));
            return WorkspaceReader.read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Scorecard scorecard(Path folder, Workspace workspace) {
        try {
            Path file = Files.writeString(folder.resolve("scoring.yaml"), SCORING_YAML);
            return ScorecardReader.read(file, workspace.declarations());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the health check says of it. */
    List<Finding> findings(Path folder) {
        return findings(folder, "select 1");
    }

    /**
     * What the health check says of it.
     *
     * @param change SQL that changes what the store holds
     */
    List<Finding> findings(Path folder, String change) {
        Workspace workspace = workspace(folder);
        try (Store store = Store.inMemory()) {
            store.execute("alter table lead add column country varchar");
            for (String statement : statements().split(";\n", -1)) {
                store.execute(statement);
            }
            store.execute(change);
            Funnel.write(store, workspace, 1, AS_OF);
            return HealthCheck.findings(store, workspace, scorecard(folder, workspace), 1, AS_OF);
        }
    }

    private String statements() {
        String text = """
                create temp table planted as
                select
                    'lead-' || i as lead_id,
                    i as i,
                    timestamp '2026-07-01' - to_hours(cast(24 * 40 + i * 24 * 300 // {leads} as bigint)) as mql_at,
                    hash(i, 'worked') % 1000 < 1000 * {unworked} as unworked,
                    hash(i, 'rejected') % 1000 < 1000 * {rejected} as rejected,
                    hash(i, 'reason') % 1000 < 1000 * {without_reason} as without_reason,
                    hash(i, 'recorded') % 1000 < 1000 * {unrecorded} as unrecorded,
                    hash(i, 'order') % 1000 < 1000 * {backward} as backward,
                    hash(i, 'level') % 1000 < 1000 * {never_on_level} as never_on_level,
                    case when i % 2 = 0 then 'DE' else 'FR' end as country
                from range(cast({leads} as bigint)) as numbers(i);
                insert into lead
                select lead_id, mql_at - interval 2 day, null, i, null, 1, country
                from planted;
                insert into outcome
                select lead_id, 'mql', mql_at, null, null, true, 'crm', 1, null, null, null, null
                from planted
                where not unrecorded
                union all
                select
                    lead_id,
                    case when rejected then 'lost' else 'sql' end,
                    case when backward and not rejected then mql_at - interval 1 day else mql_at + interval 5 day end,
                    null,
                    case when rejected and not without_reason then case when i % 3 = 0 then 'no_budget' else 'wrong_person' end end,
                    true,
                    'crm',
                    1,
                    null,
                    null,
                    null,
                    null
                from planted
                where not unworked;
                insert into event (event_id, lead_id, occurred_at, event_type, source, run_id)
                select 'c' || i, lead_id, mql_at + to_minutes(cast(60 * {hours} as bigint) + i % 50), 'sales_call', 'web', 1
                from planted
                where not unworked
                union all
                select 'n' || i, lead_id, mql_at - interval 1 day, 'newsletter', 'web', 1
                from planted;
                insert into level_evaluation values (timestamp '2025-01-01', 'f', null, 'b', 1, 1);
                insert into qualification_change
                select lead_id, 'mql', mql_at, 'entered', '', 0, 0, 0, 0, 0, 'f', 1
                from planted
                where not never_on_level
                union all
                select 'other-' || i, 'mql', mql_at, 'entered', '', 0, 0, 0, 0, 0, 'f', 1
                from planted
                where i < {leads} * {level_alone};
                insert into scorecard_version
                values (1, 'f', 'planted', timestamp '2026-07-01' - to_days(cast({age} as integer)), 1, '', '');
                insert into model
                select 1, 1, 'champion', timestamp '2026-07-01', 'customer', 30, 'monthly', true, 1, 'none', 1, 1, 1, '', ''::blob, '',
                    '', null, null, null, null, null;
                insert into threshold (model_id, scorer, level, segment, label_step, policy, status, reason, threshold)
                values
                    (1, 'points', 'mql', 'all', 'sql', 'max_f1', 'met', '', 40),
                    (1, 'points', 'mql', 'country=DE', 'sql', 'max_f1', 'met', '', 40),
                    (1, 'points', 'mql', 'country=FR', 'sql', 'max_f1', 'met', '', {threshold_of_fr});
                insert into threshold_month
                select
                    1,
                    'points',
                    'mql',
                    t.segment,
                    case when n < 8 then 'out_of_fold' else 'test' end,
                    n,
                    timestamp '2025-07-01' + to_months(cast(n as integer)),
                    200,
                    case when n > 8 then cast({found_of_late} as bigint) else 60 end,
                    case when n > 8 then cast({missed_of_late} as bigint) else 60 end,
                    null,
                    null,
                    null,
                    case when n between 2 and 7 then t.threshold + (n % 3 - 1) * 0.2 end
                from range(12) as months(n)
                cross join threshold as t;
                insert into drift
                select
                    1, 1, k.kind, k.subject, 'psi', n, timestamp '2026-03-01' + to_months(cast(n as integer)), false, 100, 0.1, null,
                    null, null, null, null,
                    case k.kind
                        when 'score' then n < {drift_months}
                        else k.no < 20 * {drifted_features}
                    end,
                    null
                from range(4) as months(n)
                cross join (
                    select 'score' as kind, 'points' as subject, 0 as no
                    union all
                    select 'feature', 'feature ' || f, f
                    from range(20) as features(f)
                ) as k;
                insert into points_audit
                values (1, 'all', 'f', 'customer', null, null, 1000, 800, 300, 20, 'most rules', 'judged', '');
                insert into rule_audit (model_id, segment, rule, position, dimension, weight, row_count, lead_count, positive_count,
                    given_points, mean_points, share_of_points, verdict, reason)
                values
                    (1, 'all', 'page', 1, 'engagement', 1, 900, 700, 200, 5, 3, 1 - {vanity} - {undecided}, 'earns', ''),
                    (1, 'all', 'like', 2, 'engagement', 1, 500, 400, 100, 5, 1, {vanity}, 'vanity', ''),
                    (1, 'all', 'fair', 3, 'engagement', 1, 10, 9, 1, 5, 1, {undecided}, 'too_rare', '');
                insert into holdout_score
                select 1, 'test', lead_id, null, 9, timestamp '2026-04-01', false, 0, 0.1, 50, 50, 0, 50, 0, null, null, null
                from planted;
                insert into holdout_label
                select 1, 'test', lead_id, 9, 'sql',
                    hash(i, 'bought') % 1000 < 1000 * case when country = 'DE' then 0.3 else {precision_of_fr} end
                from planted
                """;
        for (String name : figures.keySet()) {
            text = text.replace("{" + name + "}", figure(name));
        }
        return text;
    }
}
