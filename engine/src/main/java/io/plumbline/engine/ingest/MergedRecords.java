package io.plumbline.engine.ingest;

import io.plumbline.engine.store.Store;

/**
 * Events and steps of records that were merged: from the merge on they are those of the surviving lead. What was known
 * as the record's own stays so until then; what never was is given to the survivor at once.
 */
record MergedRecords(Store store) {
    private static final String MERGES = "import_first_merge";
    private static final String COPIES = "import_moved";

    /** Moves what stands in {@code event} and {@code outcome}. */
    void move(long runId) {
        if (store.number("select 1 from lead_merge limit 1").isEmpty()) {
            return;
        }
        store.execute("""
                create or replace temp table %s as
                select
                    *
                from lead_merge
                qualify row_number() over (partition by lead_id order by coalesce(known_at, timestamp '0001-01-01')) = 1
                """.formatted(MERGES));
        while (moveOnce("event", "", "true", runId) > 0) {
            // Another link of the longest chain.
        }
        while (moveOnce("outcome", ", coalesce(moved_from, lead_id) as moved_from", "e.step <> 'deleted'", runId) > 0) {
            // Another link of the longest chain.
        }
        store.execute("drop table " + MERGES);
    }

    private long moveOnce(String table, String replaced, String condition, long runId) {
        return giveAway(table, condition) + split(table, replaced, condition, runId);
    }

    /** What was not known before the merge never was the record's own. */
    private long giveAway(String table, String condition) {
        boolean outcomes = table.equals("outcome");
        return store.execute("""
                update %s as e
                set lead_id = m.into_lead_id%s
                from %s as m
                where m.lead_id = e.lead_id
                    and %s
                    and (m.known_at is null or e.occurred_at >= m.known_at or e.recorded_at >= m.known_at)
                """.formatted(
                        table, outcomes ? ", moved_from = coalesce(e.moved_from, e.lead_id)" : "", MERGES, condition));
    }

    private long split(String table, String replaced, String condition, long runId) {
        String rows = """
                m.lead_id = e.lead_id
                    and %s
                    and coalesce(e.occurred_at < m.known_at, m.known_at is not null)
                    and (e.recorded_at is null or e.recorded_at < m.known_at)
                    and (e.replaced_at is null or e.replaced_at > m.known_at)""".formatted(condition);
        store.execute("""
                create or replace temp table %s as
                select
                    e.* replace (m.into_lead_id as lead_id, m.known_at as recorded_at, greatest(m.known_at, e.stated_at) as stated_at, %s as run_id%s)
                from %s as e
                join %s as m on %s
                """.formatted(
                        COPIES,
                        runId,
                        replaced.replace("(moved_from, lead_id)", "(e.moved_from, e.lead_id)"),
                        table,
                        MERGES,
                        rows));
        store.execute("""
                update %s as e
                set replaced_at = m.known_at
                from %s as m
                where %s
                """.formatted(table, MERGES, rows));
        long moved = store.execute("insert into " + table + " by name select * from " + COPIES);
        store.execute("drop table " + COPIES);
        return moved;
    }
}
