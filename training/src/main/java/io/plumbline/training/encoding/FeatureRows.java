package io.plumbline.training.encoding;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;

/**
 * A part of a table that has a column per feature, named by it.
 *
 * @param table     name of the table
 * @param condition an SQL condition on its columns that is never NULL; {@code true} for all rows
 * @param order     SQL columns that put the rows in one order only, such as {@code snapshot_no, lead_id}
 */
public record FeatureRows(String table, String condition, String order) {

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
