package io.plumbline.engine.qualification;

import io.plumbline.engine.sql.Sql;
import java.time.Instant;

/**
 * Whether leads are on a level all in all: by its conditions, by where the grid left them, and by what people said.
 *
 * @param level   the level as SQL
 * @param judged  table of {@link JudgedLeads}
 * @param members table, or SELECT in brackets, of {@link Members}
 * @param asOf    what people said until then counts
 */
record OnLevel(SegmentLevel level, String judged, String members, Instant asOf) {

    /**
     * FROM of one row per lead judged, {@code j}: what was judged, and {@code entered_at}, since when the grid has it on the
     * level, {@code action}, {@code words} and {@code from_at} of what people said; NULL where there is none.
     */
    String rows() {
        String name = Sql.literal(level.level());
        return """
                from (
                    select
                        x.*,
                        m.since as entered_at,
                        m.since is not null as %1$s,
                        v.action as action,
                        v.words as words,
                        v.from_at as from_at
                    from %2$s as x
                    left join %3$s as m on m.lead_id = x.lead_id
                        and m.level = %4$s
                    left join (
                    %5$s) as v on v.lead_id = x.lead_id
                        and v.level = %4$s
                ) as j
                """.formatted(
                        LevelSql.WAS,
                        judged,
                        members,
                        name,
                        Overrides.at(asOf).indent(8).strip());
    }

    /** Whether the conditions hold: a boolean expression, never NULL. */
    String recommended() {
        return "(" + level.holds() + ")";
    }

    /** Whether the lead is on the level: a boolean expression, never NULL. */
    String holds() {
        return "case j.action when 'give' then true when 'withhold' then false else " + recommended() + " end";
    }
}
