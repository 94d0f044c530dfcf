package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.HistoryCounts.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/**
 * What each handoff list says, table {@code list_answer}. A cell that held an answer when its list was read last and is
 * empty now, or says no, withdraws the answer; but for another list that says the same of the same handover. A lead, a
 * column or a list that is not there any more says nothing, and neither does a cell that cannot be read.
 *
 * @param source the source's name
 * @param path   of the list, relative to the workspace
 * @param readAt the instant at which the list is read
 */
record ListAnswers(Store store, String source, String path, Instant readAt) {
    private static final String EMPTIED = "import_emptied_answer";

    /**
     * Withdraws what the list says no more, and notes what it says.
     *
     * @param told    SELECT of {@code lead_id, step, handed_over_at}: what the list says
     * @param emptied SELECT of {@code file_no, lead_id, step, handed_over_at}: the cells that hold no answer
     */
    void update(long runId, String told, String emptied) {
        store.execute("create or replace temp table " + EMPTIED + " as\n" + noMore(told, emptied));
        store.execute(forgotten());
        store.execute(withdrawn());
        new HistoryCounts(store).add(Kind.WITHDRAWN, "select file_no from " + EMPTIED);
        store.execute("drop table " + EMPTIED);
        store.execute(noted(runId, told));
    }

    private String noMore(String told, String emptied) {
        return """
                select distinct
                    e.*
                from (%s) as e
                where %s
                    and not exists (
                        select
                            1
                        from (%s) as t
                        where %s
                    )
                """.formatted(emptied, said("e", "= " + Sql.literal(path)), told, same("t", "e"));
    }

    private String forgotten() {
        return """
                delete from list_answer as a
                using %s as e
                where a.path = %s
                    and %s
                """.formatted(EMPTIED, Sql.literal(path), same("a", "e"));
    }

    private String withdrawn() {
        return """
                update outcome as o
                set replaced_at = %s
                from %s as e
                where o.source = %s
                    and o.step = e.step
                    and coalesce(o.moved_from, o.lead_id) = e.lead_id
                    and o.replaced_at is null
                    and (e.handed_over_at is null or o.occurred_at >= e.handed_over_at)
                    and %s
                    and not %s
                """.formatted(
                        Sql.literal(readAt),
                        EMPTIED,
                        Sql.literal(source),
                        noLaterHandover("e"),
                        said("e", "<> " + Sql.literal(path)));
    }

    /**
     * Condition: between the handover of a row and the outcome {@code o}, its lead was not handed over again.
     *
     * @param row alias of a row with {@code lead_id, handed_over_at}
     */
    static String noLaterHandover(String row) {
        return """
                not exists (
                        select
                            1
                        from handoff as h
                        where h.lead_id = %1$s.lead_id
                            and h.as_of > %1$s.handed_over_at
                            and h.as_of <= o.occurred_at
                    )""".formatted(row);
    }

    private String noted(long runId, String told) {
        return """
                insert into list_answer
                select distinct
                    %s,
                    t.lead_id,
                    t.step,
                    t.handed_over_at,
                    %s
                from (%s) as t
                where not %s
                """.formatted(Sql.literal(path), Sql.literal(runId), told, said("t", "= " + Sql.literal(path)));
    }

    private static String said(String row, String paths) {
        return """
                exists (
                        select
                            1
                        from list_answer as a
                        where a.path %s
                            and %s
                    )""".formatted(paths, same("a", row));
    }

    private static String same(String one, String other) {
        return """
                %1$s.lead_id = %2$s.lead_id
                            and %1$s.step = %2$s.step
                            and %1$s.handed_over_at is not distinct from %2$s.handed_over_at""".formatted(one, other);
    }
}
