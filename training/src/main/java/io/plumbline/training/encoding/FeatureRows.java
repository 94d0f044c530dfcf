package io.plumbline.training.encoding;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;

/**
 * A part of a table that has a column per feature, named by it.
 *
 * @param table     name of the table
 * @param condition an SQL condition on its columns that is never NULL; {@code true} for all rows
 * @param order     SQL columns that put the rows in one order only, such as {@code snapshot_no, lead_id}
 * @param numbered  whether {@code order} is one column of whole numbers; such rows are put in order after they are read,
 *                  which costs nothing where the table holds them in order already
 */
public record FeatureRows(String table, String condition, String order, boolean numbered) {

    /** Rows that the store sorts. */
    public FeatureRows(String table, String condition, String order) {
        this(table, condition, order, false);
    }

    /** Rows numbered by a column of whole numbers. */
    public static FeatureRows numbered(String table, String condition, String column) {
        return new FeatureRows(table, condition, column, true);
    }

    /** The rows in their order, as a query for the given SELECT list. */
    public String query(String selected) {
        return unordered(selected) + "\norder by " + order;
    }

    /** Number of rows. */
    public long count(Store store) {
        return store.number(unordered("count(*)")).orElseThrow();
    }

    String unordered(String selected) {
        return "select\n    " + selected.strip() + "\nfrom " + Sql.identifier(table) + "\nwhere " + condition;
    }
}
