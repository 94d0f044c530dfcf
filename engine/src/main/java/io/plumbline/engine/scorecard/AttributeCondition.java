package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.function.Function;

/** A test of an attribute of a lead. */
public record AttributeCondition(String attribute, Comparison comparison) implements Condition {

    /** A boolean SQL expression, never NULL. */
    public String sql(String leads) {
        return comparison.sql(leads + "." + Sql.identifier(attribute));
    }

    @Override
    public String sql(String leads, Function<EventSelection, String> evidence) {
        return sql(leads);
    }

    @Override
    public Optional<String> attributeName() {
        return Optional.of(attribute);
    }
}
