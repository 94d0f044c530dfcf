package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.HistoryCounts.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.Map;

/**
 * Steps on their way into {@code outcome}: one row per source, lead, step and instant, the first that came.
 *
 * @param source the source's name
 */
record OutcomeRows(Store store, String source) {

    /**
     * Stores the steps that are new.
     *
     * @param steps SELECT of {@code file_no, row_no, lead_id, step, occurred_at, amount, reason, happened}
     * @param table name of the temporary table to make, with one row per new step
     */
    void insert(long runId, Exports exports, String steps, String table) {
        store.execute("create or replace temp table " + table + " as\n" + newSteps(steps));
        append(runId, table, "cast(null as timestamp)", exports.knownAt("n.file_no"));
        new HistoryCounts(store)
                .add(
                        Kind.LATE,
                        "select n.file_no from " + table + " as n where "
                                + exports.isLate("n.occurred_at", "n.file_no"));
    }

    /**
     * Appends the rows of a table like the one {@link #insert} makes, {@code n}.
     *
     * @param recordedAt expression: when they became known; absent where they always were once they happened
     * @param statedAt   expression: the time of the export that says so
     */
    void append(long runId, String table, String recordedAt, String statedAt) {
        store.execute("""
                insert into outcome (
                    lead_id, step, occurred_at, amount, reason, happened, source, run_id, recorded_at, stated_at)
                select
                    lead_id,
                    step,
                    occurred_at,
                    amount,
                    reason,
                    happened,
                    %s,
                    %s,
                    %s,
                    %s
                from %s as n
                order by
                    occurred_at,
                    file_no,
                    row_no
                """.formatted(Sql.literal(source), runId, recordedAt, statedAt, table));
    }

    /** Stores amounts and reasons that the steps of a log are told with now, where they are others than before. */
    void correct(long runId, Exports exports, String steps) {
        Map<String, String> key = Map.of(
                "lead_id", "coalesce(e.moved_from, e.lead_id)", "step", "e.step", "occurred_at", "e.occurred_at");
        Map<String, String> content =
                Map.of("amount", "coalesce(f.amount, e.amount)", "reason", "coalesce(f.reason, e.reason)");
        new Corrections(store, "outcome", source, key, content, "cast(null as timestamp)", exports)
                .store(runId, steps, steps);
    }

    private String newSteps(String steps) {
        return """
                with steps as (
                    %s
                )
                select
                    s.*
                from steps as s
                where not exists (
                    select
                        1
                    from outcome as o
                    where o.source = %s
                        and coalesce(o.moved_from, o.lead_id) = s.lead_id
                        and o.step = s.step
                        and o.occurred_at is not distinct from s.occurred_at
                )
                qualify row_number() over (
                    partition by s.lead_id, s.step, s.occurred_at
                    order by s.file_no, s.row_no
                ) = 1
                """.formatted(steps.strip().indent(4).strip(), Sql.literal(source));
    }
}
