package io.plumbline.training;

import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.Bounds;
import io.plumbline.engine.scorecard.BuyingStage;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.Dimension;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.Grades;
import io.plumbline.engine.scorecard.Per;
import io.plumbline.engine.scorecard.PointsScore;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.scorecard.Value;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.engine.workspace.WorkspaceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A market small enough for a test: leads of two industries that look at pages and, some of them, buy. */
final class SmallMarket {
    static final Instant AS_OF = Instant.parse("2025-07-01T00:00:00Z");

    private static final String CONFIGURATION = """
            version: 1
            name: small-market
            sources:
              leads:
                - name: crm
                  file: leads.csv
                  columns: { lead_id: lead_id, created_at: created_at }
                  attributes: { industry: text, employees: number }
              events:
                - name: web
                  file: events.csv
                  columns: { lead_id: lead_id, occurred_at: occurred_at, type: type }
                  types: { page_view: {}, demo_request: {} }
              outcomes:
                - name: steps
                  file: outcomes.csv
                  columns: { lead_id: lead_id, step: step, occurred_at: occurred_at }
            outcome: { target: customer, horizon: 60d }
            training: { snapshots: %s, bootstrap_draws: 50, c: %s }
            thresholds:
              mql: { policy: capacity, leads_per_month: 40 }
              sql: { policy: max_f1 }
            """;

    /** A value of {@code c}, and features of nearly every kind beside it. */
    static final String DECLARED = """
            1, features: { declared: [
                { kind: count, event: [page_view, demo_request], within: 14d },
                { kind: decayed_count, event: page_view, half_life: 9d },
                { kind: days_since_first, event: page_view },
                { kind: trend, event: page_view, within: 20d },
                { kind: in_order, first: demo_request, then: page_view },
                { kind: days_since_in_order, first: page_view, then: page_view, within: 10d, name: revisit },
                { kind: words, attribute: industry, words: { shops: [retail], programs: [software] } },
                { kind: date_part, attribute: created_at, part: weekday },
                { kind: log, of: employees },
                { kind: bins, of: page_view_count_30d, bins: 4 },
                { kind: bins, of: employees, bins: 3 },
                { kind: product, of: [revisit, log_employees] },
                { kind: number_within, number: employees, category: industry_class, levels: [shops] }
            ] }""";

    private SmallMarket() {}

    static Workspace workspace(Path directory, String snapshots, String c) throws IOException {
        Files.writeString(directory.resolve("plumbline.yaml"), CONFIGURATION.formatted(snapshots, c));
        return WorkspaceReader.read(directory);
    }

    /** The same market of a company that had a score already. */
    static Workspace workspaceWithExistingScore(Path directory) throws IOException {
        Files.writeString(
                directory.resolve("plumbline.yaml"),
                CONFIGURATION
                        .formatted("monthly", "1")
                        .replace(
                                "attributes: { industry: text, employees: number }",
                                "attributes: { industry: text, employees: number }\n"
                                        + "      existing_score: { column: score }"));
        return WorkspaceReader.read(directory);
    }

    /** The same market, judged by industry too. */
    static Workspace workspaceWithSegments(Path directory, int minimum) throws IOException {
        Files.writeString(
                directory.resolve("plumbline.yaml"),
                CONFIGURATION
                        .formatted("monthly", "1")
                        .replace("training: {", "training: { segments: [industry], segment_minimum: " + minimum + ","));
        return WorkspaceReader.read(directory);
    }

    /** A scorecard that knows which industry buys, and counts page views. */
    static Scorecard scorecard() {
        AttributeRule industry = new AttributeRule(
                "industry",
                40,
                Optional.empty(),
                new AttributeCondition("industry", new Comparison.Equals(new Value.Text("software"))));
        EventRule pages = new EventRule(
                "pages",
                10,
                Optional.empty(),
                new EventSelection(List.of("page_view"), List.of(), Optional.empty()),
                new Decay.None(),
                Per.EVENT,
                Optional.empty(),
                EventRule.NO_LIMIT);
        return new Scorecard(
                "small",
                new Dimension(Bounds.USUAL, List.of(), List.of(industry)),
                new Dimension(Bounds.USUAL, List.of(), List.of(pages)),
                BuyingStage.EMPTY,
                new PointsScore(0.5, 0.5, 0, Bounds.USUAL),
                Grades.USUAL,
                List.of());
    }

    /** Leads of eighteen months; software leads that ask for a demo buy most, 20 to 50 days after it. */
    static Store store(int leads) {
        Store store = Store.inMemory();
        store.execute("alter table lead add column industry varchar");
        store.execute("alter table lead add column employees double");
        store.execute("select setseed(0.25)");
        store.execute("""
                insert into lead
                select
                    'lead ' || i as lead_id,
                    timestamp '2024-01-03' + to_hours(cast(i * 12500 / %s as bigint)) as created_at,
                    null as account_id,
                    i as row_no,
                    null as period_no,
                    1 as run_id,
                    case when hash(i) %% 3 = 0 then 'software' else 'retail' end as industry,
                    case when hash(i + 7) %% 5 = 0 then null else cast(hash(i + 1) %% 500 as double) end as employees
                from range(%s) as r(i)
                """.formatted(leads, leads));
        addEvents(store);
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, amount, reason, happened, source, run_id)
                select
                    e.lead_id,
                    'customer',
                    e.occurred_at + to_days(cast(20 + hash(e.event_id) % 30 as integer)),
                    1000,
                    null,
                    true,
                    'steps',
                    1
                from event as e
                join lead as l on l.lead_id = e.lead_id
                where e.event_type = 'demo_request'
                    and hash(e.lead_id || 'buys') % 100 < case when l.industry = 'software' then 70 else 25 end
                """);
        return store;
    }

    private static void addEvents(Store store) {
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    l.lead_id || ' page ' || p.n,
                    l.lead_id,
                    l.created_at + to_hours(cast(hash(l.lead_id || p.n) % 1200 as bigint)),
                    null,
                    'page_view',
                    'web',
                    1
                from lead as l
                cross join range(6) as p(n)
                where hash(l.lead_id || 'views') % 7 > p.n
                """);
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id)
                select
                    lead_id || ' demo',
                    lead_id,
                    created_at + to_hours(cast(24 + hash(lead_id || 'when') % 600 as bigint)),
                    null,
                    'demo_request',
                    'web',
                    1
                from lead
                where hash(lead_id || 'demo') % 10 < 4
                """);
    }
}
