package io.plumbline.engine.handoff;

import io.plumbline.engine.qualification.Overrides;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Leads that left their level for long enough after they were handed over, and came back. What the grid remembers says when
 * they were on it, and what people gave them; a handover says so, too, until a later point of the grid says otherwise.
 *
 * @param againAfter how long a lead must have been away
 */
record Absences(Duration againAfter, Instant asOf) {

    /**
     * Reads {@code at_level} ({@code lead_id, position, for_closed}) and {@code handed} ({@code lead_id, for_closed,
     * last_at}); the last step, {@code back}, has one row per lead that is back.
     */
    List<Step> steps() {
        return List.of(
                new Step(
                        "moves",
                        "one row per lead and instant at which it came onto levels that count, or left",
                        moves()),
                new Step(
                        "standing",
                        "one row per such instant: on how many of these levels it was from then on",
                        STANDING),
                new Step("away", "one row per lead and time in which it was on none of these levels", away()),
                new Step(
                        "looked_again",
                        "one row per lead handed over before and kind of level: when the grid looked at it next",
                        LOOKED_AGAIN),
                new Step("back", "one row per lead that was away for long enough since it was handed over", back()));
    }

    /** Levels count that are not below the lead's own, and for leads of its kind. */
    private String moves() {
        return """
                select
                    c.lead_id as lead_id,
                    c.moved_at as moved_at,
                    sum(c.step) as step
                from (
                    select
                        q.lead_id as lead_id,
                        q.level as level,
                        q.changed_at as moved_at,
                        case q.change when 'entered' then 1 else -1 end as step
                    from qualification_change as q
                    union all
                    select
                        g.lead_id,
                        g.level,
                        unnest([g.from_at, g.to_at]),
                        unnest([1, -1])
                    from (
                    %s) as g
                ) as c
                join level_kind as k on k.level = c.level
                join at_level as a on a.lead_id = c.lead_id
                    and a.for_closed = k.for_closed
                    and a.position <= k.position
                where c.moved_at <= %s
                group by
                    c.lead_id,
                    c.moved_at
                """.formatted(Overrides.given(asOf).indent(8), Sql.literal(asOf));
    }

    private static final String STANDING = """
            select
                m.lead_id as lead_id,
                m.moved_at as moved_at,
                sum(m.step) over (partition by m.lead_id order by m.moved_at) as levels,
                lead(m.moved_at) over (partition by m.lead_id order by m.moved_at) as next_at
            from moves as m
            """;

    private String away() {
        return """
                select
                    s.lead_id as lead_id,
                    s.moved_at as left_at,
                    coalesce(s.next_at, %1$s) as back_at
                from standing as s
                where s.levels = 0
                union all
                select
                    a.lead_id,
                    timestamp '0001-01-01',
                    coalesce(min(m.moved_at), %1$s)
                from at_level as a
                left join moves as m on m.lead_id = a.lead_id
                group by
                    a.lead_id
                """.formatted(Sql.literal(asOf));
    }

    private static final String LOOKED_AGAIN = """
            select
                h.lead_id as lead_id,
                h.for_closed as for_closed,
                h.last_at as last_at,
                e.evaluated_at as seen_at
            from handed as h
            asof left join level_evaluation as e on e.evaluated_at >= h.last_at
            """;

    /** Of an absence before the handover only what a point after it still sees counts. */
    private String back() {
        return """
                select distinct
                    w.lead_id as lead_id
                from away as w
                join at_level as a on a.lead_id = w.lead_id
                join looked_again as h on h.lead_id = w.lead_id
                    and h.for_closed = a.for_closed
                where %s - %s >= %s
                """.formatted(
                Dialect.DUCKDB.microseconds("w.back_at"),
                Dialect.DUCKDB.microseconds("case when w.left_at >= h.last_at then w.left_at else h.seen_at end"),
                Sql.microseconds(againAfter));
    }
}
