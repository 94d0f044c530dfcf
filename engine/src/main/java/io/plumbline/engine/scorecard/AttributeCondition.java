package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.function.Function;

/** A test of an attribute of a lead. */
public record AttributeCondition(String attribute, Comparison comparison) implements Condition {

    /**
     * A boolean SQL expression, never NULL.
     *
     * @param leads alias of a relation that holds the attributes and {@code as_of_us}
     */
    public String sql(String leads) {
        return comparison.sql(leads + "." + Sql.identifier(attribute), leads + ".as_of_us");
    }

    @Override
    public String sql(String leads, Function<Measure, String> measured) {
        return sql(leads);
    }

    @Override
    public Optional<String> attributeName() {
        return Optional.of(attribute);
    }
}
