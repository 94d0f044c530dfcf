package io.plumbline.engine.profile;

import io.plumbline.engine.sql.Sql;
import java.util.Collection;

/**
 * When a row of a table has the outcome.
 *
 * @param sql a condition over the columns of {@link TableProfile#relation}, never NULL
 */
public record OutcomeCondition(String sql) {

    /** The column has a value: the date of a step. */
    public static OutcomeCondition filled(ColumnProfile column) {
        return new OutcomeCondition(Sql.identifier(column.cell()) + " is not null");
    }

    /**
     * The column has one of some values.
     *
     * @param values at least one, as they stand in the file
     */
    public static OutcomeCondition oneOf(ColumnProfile column, Collection<String> values) {
        return new OutcomeCondition(
                "coalesce(" + Sql.identifier(column.cell()) + " in " + Sql.literals(values) + ", false)");
    }
}
