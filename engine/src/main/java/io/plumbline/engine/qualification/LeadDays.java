package io.plumbline.engine.qualification;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What imports may complete in place, day by day: leads by the day of their creation, from which on they are scored; merges by
 * the day on which they became known; and labels without a time, which have no day. The table {@code level_lead_day} holds
 * what it was when levels were evaluated last.
 */
record LeadDays(Store store) {

    /** Notes how it is now, with what runs up to one imported. */
    void remember(long runId) {
        store.execute("delete from level_lead_day");
        store.execute("insert into level_lead_day\n" + now(runId) + "order by\n    day");
    }

    /**
     * The beginning of the first day that is another than it was.
     *
     * @param runId the rows of later runs are new, and not looked at
     */
    Optional<Instant> firstChanged(long runId) {
        return store.first("""
                        with now as (
                        %s)
                        select
                            min(coalesce(c.day, timestamp '0001-01-01')) as first
                        from (
                            (from now except from level_lead_day)
                            union all
                            (from level_lead_day except from now)
                        ) as c
                        """.formatted(now(runId).indent(4)), row -> row.optionalInstant("first"))
                .flatMap(found -> found);
    }

    private String now(long runId) {
        return """
                select
                    x.day as day,
                    concat_ws(' ', count(*), bit_xor(x.fingerprint)) as fingerprint
                from (
                    select
                        cast(date_trunc('day', l.created_at) as timestamp) as day,
                        hash('lead', l.lead_id, l.created_at, %1$s) as fingerprint
                    from lead as l
                    where l.run_id <= %2$s
                    union all
                    select
                        cast(date_trunc('day', m.known_at) as timestamp),
                        hash('merge', m.lead_id, m.known_at)
                    from lead_merge as m
                    where m.run_id <= %2$s
                    union all
                    select
                        null,
                        hash('label', o.lead_id, o.step, o.happened)
                    from outcome as o
                    where o.run_id <= %2$s
                        and o.occurred_at is null
                ) as x
                group by
                    x.day
                """.formatted(values(), Sql.literal(runId));
    }

    /** A column that is empty for a lead is as one that is not there. */
    private String values() {
        List<String> columns = store.rows("""
                select
                    c.column_name as name
                from duckdb_columns() as c
                where c.table_name = 'lead'
                    and c.database_name = current_database()
                    and c.column_name not in ('lead_id', 'created_at', 'row_no', 'period_no', 'run_id')
                order by
                    c.column_index
                """, row -> row.text("name"));
        return columns.stream()
                .map(name -> "case when l.%1$s is null then 0 else hash(%2$s, l.%1$s) end"
                        .formatted(Sql.identifier(name), Sql.literal(name)))
                .reduce("cast(0 as ubigint)", (all, next) -> "xor(" + all + ", " + next + ")");
    }
}
