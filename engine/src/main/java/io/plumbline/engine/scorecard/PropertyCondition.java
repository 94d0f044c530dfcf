package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;

/** A test of a property of an event. */
public record PropertyCondition(String property, Comparison comparison) {

    /**
     * A boolean SQL expression, never NULL.
     *
     * @param events alias of the table of events
     */
    public String sql(String events) {
        return comparison.sql(events + "." + Sql.identifier(property));
    }
}
