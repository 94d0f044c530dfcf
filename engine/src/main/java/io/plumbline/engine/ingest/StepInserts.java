package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/**
 * Steps of an export that is older than others which have the lead: what it says holds from its time to the next export.
 *
 * @param source  the source's name
 * @param knownAt the export's time
 * @param next    relation of {@code lead_id} and {@code next_at}, the lead's next export
 */
record StepInserts(Store store, String source, Instant knownAt, String next) {
    private static final String STEPS = "import_older_step";
    private static final String START = "coalesce(%s.stated_at, timestamp '0001-01-01')";

    /** @param statements as those of {@link LeadSteps}, of leads in {@code next} */
    void store(long runId, String statements) {
        store.execute("create or replace temp table " + STEPS + " as\n" + differing(statements));
        String time = Sql.literal(knownAt);
        store.execute("insert into outcome " + COLUMNS + "\n" + resumed(runId));
        store.execute(update("replaced_at = " + time, "s.then_known and " + same("then")));
        store.execute("insert into outcome " + COLUMNS + "\n" + inserted(runId, time));
        store.execute(update(
                "stated_at = " + time + ", occurred_at = case when s.dated then o.occurred_at else s.occurred_at end",
                "s.goes_on and s.occurred_at is not null and " + same("next")));
        store.execute(RECORDED.formatted(START.formatted("outcome"), Sql.literal(source), STEPS, Sql.literal(source)));
        store.execute("drop table " + STEPS);
    }

    private static final String COLUMNS =
            "(lead_id, step, occurred_at, amount, happened, source, run_id, recorded_at, replaced_at, stated_at)";

    /** One row per statement that says otherwise than what the store holds for the export's time. */
    private String differing(String statements) {
        return """
                with stored as (%s)
                select
                    s.*,
                    n.next_at,
                    v.lead_id is not null as then_known,
                    v.stated_at as then_stated_at,
                    v.occurred_at as then_occurred_at,
                    v.amount as then_amount,
                    v.replaced_at as then_replaced_at,
                    v.lead_id is not null and (v.replaced_at is null or v.replaced_at > n.next_at) as resumes,
                    u.stated_at as next_stated_at,
                    u.lead_id is not null and u.stated_at = n.next_at and not %s as goes_on
                from (%s) as s
                join %s as n on n.lead_id = s.lead_id
                left join stored as v on v.lead_id = s.lead_id
                    and v.step = s.step
                    and %s <= %s
                    and (v.replaced_at is null or v.replaced_at > %s)
                left join stored as u on u.lead_id = s.lead_id
                    and u.step = s.step
                    and %s <= n.next_at
                    and (u.replaced_at is null or u.replaced_at > n.next_at)
                where %s
                """.formatted(
                        LeadSteps.stored(source),
                        LeadSteps.differs("s", "u"),
                        statements,
                        next,
                        START.formatted("v"),
                        Sql.literal(knownAt),
                        Sql.literal(knownAt),
                        START.formatted("u"),
                        LeadSteps.differs("s", "v"));
    }

    /** What was known before goes on where the next export repeated it. */
    private String resumed(long runId) {
        return """
                select
                    lead_id,
                    step,
                    then_occurred_at,
                    then_amount,
                    true,
                    %s,
                    %s,
                    next_at,
                    then_replaced_at,
                    next_at
                from %s
                where resumes
                """.formatted(Sql.literal(source), runId, STEPS);
    }

    private String inserted(long runId, String time) {
        return """
                select
                    lead_id,
                    step,
                    occurred_at,
                    amount,
                    true,
                    %s,
                    %s,
                    %s,
                    next_at,
                    %s
                from %s
                where occurred_at is not null
                    and not goes_on
                """.formatted(Sql.literal(source), runId, time, time, STEPS);
    }

    private String update(String assignment, String condition) {
        return """
                update outcome as o
                set %s
                from %s as s
                where o.source = %s
                    and o.lead_id = s.lead_id
                    and o.step = s.step
                    and o.moved_from is null
                    and %s
                """.formatted(assignment, STEPS, Sql.literal(source), condition);
    }

    private static String same(String row) {
        return "o.stated_at is not distinct from s." + row + "_stated_at";
    }

    /** The first row of a step is known since it happened, every other since its export. */
    private static final String RECORDED = """
            update outcome as o
            set recorded_at = case when f.stated_at < o.stated_at then o.stated_at end
            from (
                select
                    lead_id,
                    step,
                    min(%s) as stated_at
                from outcome
                where source = %s
                    and moved_from is null
                    and (lead_id, step) in (select (lead_id, step) from %s)
                group by lead_id, step
            ) as f
            where o.source = %s
                and o.lead_id = f.lead_id
                and o.step = f.step
                and o.moved_from is null
            """;
}
