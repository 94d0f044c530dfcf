package io.plumbline.engine.qualification;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/** Who is on which level as of a point of the grid: a temporary table of {@code lead_id, level, since}. */
record Members(Store store) {
    static final String TABLE = "level_member";

    /** Those of the last point at or before an instant. */
    void asOf(Instant instant) {
        store.execute("create or replace temp table " + TABLE + " as\n" + at(instant, "true"));
    }

    /**
     * SELECT of {@code lead_id, level, since}.
     *
     * @param which condition on the rows of {@code qualification_change}, {@code c}
     */
    static String at(Instant instant, String which) {
        return """
                select
                    c.lead_id as lead_id,
                    c.level as level,
                    max(c.changed_at) as since
                from qualification_change as c
                where c.changed_at <= %s
                    and %s
                group by
                    c.lead_id,
                    c.level
                having arg_max(c.change, c.changed_at) = 'entered'
                """.formatted(Sql.literal(instant), which);
    }

    boolean isEmpty() {
        return store.number("select count(*) from " + TABLE).orElseThrow() == 0;
    }

    /** Takes up the changes of a point. */
    void apply(String changes) {
        store.execute("""
                delete from %1$s as m
                using %2$s as c
                where c.lead_id = m.lead_id
                    and c.level = m.level
                """.formatted(TABLE, changes));
        store.execute("""
                insert into %s
                select
                    c.lead_id,
                    c.level,
                    c.changed_at
                from %s as c
                where c.change = 'entered'
                """.formatted(TABLE, changes));
    }

    void drop() {
        store.execute("drop table " + TABLE);
    }
}
