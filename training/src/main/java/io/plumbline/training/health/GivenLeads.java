package io.plumbline.training.health;

import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.time.Instant;
import java.util.List;

/**
 * The leads that marketing gave to sales since {@link HealthBounds#LOOK_BACK}, and what sales did with each: the temporary
 * table {@value #TABLE}, one row per lead: {@code lead_id, given_at, answered_at, accepted, reason, touched_at}.
 *
 * @param steps   where the step of marketing is what gives a lead to sales
 * @param touches types of events by which sales touches a lead; empty where none is known
 */
record GivenLeads(SalesSteps steps, List<String> touches, Instant asOf) {
    static final String TABLE = "health_given";

    /**
     * Makes the table.
     *
     * @return what it was made by
     */
    static GivenLeads make(Store store, Workspace workspace, SalesSteps steps, Instant asOf) {
        GivenLeads given = new GivenLeads(steps, touches(store, workspace, steps, asOf), asOf);
        store.execute(
                "create or replace temp table " + TABLE + " as\n" + given.plan().query());
        return given;
    }

    static void drop(Store store) {
        store.execute("drop table if exists temp.main." + TABLE);
    }

    /**
     * Of the types of events by the company, those that mostly happen to leads which marketing gave to sales before: calls,
     * not campaigns, and not what is the giving itself.
     */
    private static List<String> touches(Store store, Workspace workspace, SalesSteps steps, Instant asOf) {
        List<String> types = workspace.declarations().eventTypes().values().stream()
                .filter(EventType::byCompany)
                .map(EventType::name)
                .toList();
        if (types.isEmpty()) {
            return types;
        }
        return store.rows(
                """
                select
                    e.event_type as event_type
                from event as e
                left join (
                    %s
                ) as g on g.lead_id = e.lead_id
                where e.event_type in %s
                    and %s
                group by e.event_type
                having 2 * count(*) filter (where coalesce(e.occurred_at > g.given_at, false)) >= count(*)
                order by e.event_type
                """.formatted(
                                first(steps.marketing(), "given_at", asOf),
                                Sql.literals(types),
                                Known.row("e", Sql.literal(asOf))),
                row -> row.text("event_type"));
    }

    private static String first(String step, String name, Instant asOf) {
        return """
                select
                    o.lead_id as lead_id,
                    min(o.occurred_at) as %s
                from outcome as o
                where o.step = %s
                    and o.happened
                    and %s
                group by o.lead_id
                """.formatted(name, Sql.literal(step), Known.row("o", Sql.literal(asOf)));
    }

    private SqlPlan plan() {
        return new SqlPlan(List.of(
                new Step("given", "one row per lead given to sales since then", given()),
                new Step("accepted", "one row per lead accepted", first(steps.sales(), "accepted_at", asOf)),
                new Step("rejected", "one row per given lead rejected afterwards", after(steps.rejected(), "o.reason")),
                new Step("worked", "one row per given lead worked afterwards", after(steps.worked(), "null")),
                new Step("touched", "one row per given lead touched by an event", touched()),
                new Step("told", "one row per given lead", TOLD)));
    }

    private String given() {
        return """
                select
                    f.lead_id as lead_id,
                    f.given_at as given_at
                from (
                    %s
                ) as f
                join lead as l on l.lead_id = f.lead_id
                where f.given_at >= %s
                    and %s
                """.formatted(
                        first(steps.marketing(), "given_at", asOf),
                        Sql.literal(asOf.minus(HealthBounds.LOOK_BACK)),
                        Known.ofItsOwn("f.lead_id", Sql.literal(asOf)));
    }

    private String after(List<String> names, String reason) {
        String step = names.isEmpty() ? "false" : "o.step in " + Sql.literals(names);
        return """
                select
                    o.lead_id as lead_id,
                    min(o.occurred_at) as at,
                    cast(arg_min(%s, o.occurred_at) as varchar) as reason
                from outcome as o
                join given as g on g.lead_id = o.lead_id
                    and o.occurred_at >= g.given_at
                where %s
                    and o.happened
                    and %s
                group by o.lead_id
                """.formatted(reason, step, Known.row("o", Sql.literal(asOf)));
    }

    private String touched() {
        String type = touches.isEmpty() ? "false" : "e.event_type in " + Sql.literals(touches);
        return """
                select
                    e.lead_id as lead_id,
                    min(e.occurred_at) as at
                from event as e
                join given as g on g.lead_id = e.lead_id
                    and e.occurred_at > g.given_at
                where %s
                    and %s
                group by e.lead_id
                """.formatted(type, Known.row("e", Sql.literal(asOf)));
    }

    /** {@code least} passes over NULL. */
    private static final String TOLD = """
            select
                g.lead_id as lead_id,
                g.given_at as given_at,
                least(a.accepted_at, r.at) as answered_at,
                coalesce(a.accepted_at <= coalesce(r.at, a.accepted_at), false) as accepted,
                nullif(trim(r.reason), '') as reason,
                least(case when a.accepted_at < g.given_at then g.given_at else a.accepted_at end, r.at, w.at, t.at) as touched_at
            from given as g
            left join accepted as a on a.lead_id = g.lead_id
            left join rejected as r on r.lead_id = g.lead_id
            left join worked as w on w.lead_id = g.lead_id
            left join touched as t on t.lead_id = g.lead_id
            """;
}
