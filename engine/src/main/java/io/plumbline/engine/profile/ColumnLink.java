package io.plumbline.engine.profile;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;

/**
 * How well a column of one table names rows of another: the leads of events, of outcomes. Texts are compared as the
 * import compares them, exactly. All figures are of the rows looked at.
 *
 * @param rows         rows of the table that points, with a value in its column
 * @param matched      of these, rows whose value occurs in the other table's column
 * @param targets      different values of the other table's column
 * @param targetsFound of these, values that the first table names
 * @param targetShare  rows looked at of the other table, as a share of all its rows, 0..1: when below 1, rows may name
 *                     what was not looked at
 */
public record ColumnLink(long rows, long matched, long targets, long targetsFound, double targetShare) {

    /**
     * Counts the matches.
     *
     * @param scratch the store of both profiles
     */
    public static ColumnLink of(
            Store scratch, TableProfile pointing, ColumnProfile pointer, TableProfile target, ColumnProfile key) {
        String sql = """
                with pointer as (
                    select
                        %s as value,
                        count(*) as n
                    from %s
                    where value is not null
                    group by value
                ),
                target as (
                    select distinct
                        %s as value
                    from %s
                    where value is not null
                )
                select
                    cast(coalesce(sum(p.n), 0) as bigint) as pointing,
                    cast(coalesce(sum(p.n) filter (where t.value is not null), 0) as bigint) as matched,
                    count(t.value) as targets,
                    count(*) filter (where p.value is not null and t.value is not null) as found
                from pointer as p
                full join target as t on t.value = p.value
                """.formatted(
                Sql.identifier(pointer.cell()), pointing.relation(), Sql.identifier(key.cell()), target.relation());
        double share = Math.min(1, (double) target.looked() / target.rows());
        return scratch.first(
                        sql,
                        row -> new ColumnLink(
                                row.number("pointing"),
                                row.number("matched"),
                                row.number("targets"),
                                row.number("found"),
                                share))
                .orElseThrow();
    }

    /** Share of pointing rows that name a row of the other table, 0..1; 0 when no row points. */
    public double share() {
        return rows == 0 ? 0 : (double) matched / rows;
    }

    /** {@link #share} as it would be expected, had the whole other table been looked at; at most 1. */
    public double expectedShare() {
        return Math.min(1, share() / targetShare);
    }
}
