package io.plumbline.engine.moment;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.sql.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The law of what is known at an instant, as conditions in SQL. The instant is exclusive: it is given as an SQL
 * timestamp, and what happened, or was told, at or after it is not known.
 */
public final class Known {
    private Known() {}

    /**
     * A row of {@code event} or {@code outcome} is known: it happened and was recorded before the instant, and was not
     * replaced before it.
     *
     * @param row  alias of the row
     * @param asOf the instant
     */
    public static String row(String row, String asOf) {
        return row + ".occurred_at < " + asOf + "\n    and " + told(row, asOf);
    }

    /** {@link #row} but for when it happened, for steps without a time. */
    public static String told(String row, String asOf) {
        return "(" + row + ".recorded_at is null or " + row + ".recorded_at < " + asOf + ")\n    and (" + row
                + ".replaced_at is null or " + row + ".replaced_at >= " + asOf + ")";
    }

    /**
     * A row of {@code event} that no export ever corrected became known between two instants, as conditions of which at
     * most one holds: it happened between them, or was told between them of an earlier time. Apart, so that blocks of
     * other times need not be read.
     *
     * @param row   alias of the row
     * @param known instant as of which it was not known; empty for the beginning of time
     * @param asOf  instant as of which it is known
     */
    public static List<String> news(String row, Optional<String> known, String asOf) {
        String lasting = "\n    and " + row + ".replaced_at is null";
        if (known.isEmpty()) {
            return List.of(row(row, asOf) + lasting);
        }
        return List.of(
                row + ".occurred_at >= " + known.get() + "\n    and " + row(row, asOf) + lasting,
                row + ".occurred_at < " + known.get() + "\n    and " + row + ".recorded_at >= " + known.get()
                        + "\n    and " + row + ".recorded_at < " + asOf + lasting);
    }

    /**
     * A record is a lead of its own: it is not known to be merged into another. The list of those that are not does not
     * name the lead, for then every lead would be looked at twice.
     *
     * @param lead expression of its id, never NULL
     * @param asOf the instant
     */
    public static String ofItsOwn(String lead, String asOf) {
        return """
                %s not in (
                    select
                        g.lead_id
                    from lead_merge as g
                    where g.known_at is null
                        or g.known_at < %s
                )""".formatted(lead, asOf);
    }

    /**
     * A lead is not known to be deleted.
     *
     * @param lead expression of its id, never NULL
     * @param asOf the instant
     */
    public static String notDeleted(String lead, String asOf) {
        return """
                %s not in (
                    select
                        d.lead_id
                    from outcome as d
                    where d.step = %s
                        and d.happened
                        and %s
                )""".formatted(
                        lead,
                        Sql.literal(Declarations.DELETED_STEP),
                        row("d", asOf).indent(4).strip());
    }

    /**
     * A lead took one of some steps, as is known at the instant; also steps without a time count.
     *
     * @param lead  expression of its id, never NULL
     * @param steps at least one
     * @param asOf  the instant
     */
    public static String took(String lead, Collection<String> steps, String asOf) {
        return """
                %s in (
                    select
                        o.lead_id
                    from outcome as o
                    where o.step in %s
                        and o.happened
                        and (o.occurred_at is null or o.occurred_at < %s)
                        and %s
                )""".formatted(
                lead, Sql.literals(steps), asOf, told("o", asOf).indent(4).strip());
    }

    /**
     * SELECT of one row per record known to be merged: {@code lead_id} and the lead it is part of,
     * {@code into_lead_id}.
     *
     * @param asOf the instant
     */
    public static String merges(String asOf) {
        return """
                select
                    g.lead_id as lead_id,
                    g.into_lead_id as into_lead_id
                from lead_merge as g
                where g.known_at is null
                    or g.known_at < %s
                qualify row_number() over (partition by g.lead_id order by coalesce(g.known_at, timestamp '0001-01-01') desc) = 1
                """.formatted(asOf).strip();
    }
}
