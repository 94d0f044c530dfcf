package io.plumbline.engine.store;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table {@code lead_reason}: why leads have their scores, in words. */
public final class LeadReasons {
    private LeadReasons() {}

    /**
     * Writes the reasons of leads that have any.
     *
     * @param reasons plan of {@code lead_id, reason_1, reason_2, reason_3}
     * @param scorer  which score they explain
     */
    public static void write(Store store, SqlPlan reasons, long runId, String scorer) {
        insert(store, "(\n" + reasons.query().indent(4) + ")", runId, scorer);
    }

    /**
     * Writes the reasons of leads that have any.
     *
     * @param table with columns {@code lead_id, reason_1, reason_2, reason_3}
     */
    public static void write(Store store, String table, long runId, String scorer) {
        insert(store, Sql.identifier(table), runId, scorer);
    }

    private static void insert(Store store, String from, long runId, String scorer) {
        store.execute("""
                insert into lead_reason
                select
                    %s as run_id,
                    r.lead_id as lead_id,
                    %s as scorer,
                    r.reason_1 as reason_1,
                    r.reason_2 as reason_2,
                    r.reason_3 as reason_3
                from %s as r
                where r.reason_1 is not null
                """.formatted(Sql.literal(runId), Sql.literal(scorer), from));
    }

    /** The reasons of the one lead of a plan, the weightiest first. */
    public static List<String> ofOneLead(Store store, SqlPlan reasons) {
        return store.first(reasons.query(), LeadReasons::texts).orElse(List.of());
    }

    private static List<String> texts(Row row) {
        return Stream.of("reason_1", "reason_2", "reason_3")
                .map(row::optionalText)
                .flatMap(Optional::stream)
                .toList();
    }
}
