package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.Set;

/** A true-or-false attribute as 1 or 0; missing when it is. */
public record BooleanAttribute(String attribute) implements LeadFeature {

    @Override
    public String name() {
        return attribute;
    }

    @Override
    public String description() {
        return "Whether '" + attribute + "' holds (1) or not (0)";
    }

    @Override
    public ValueType valueType() {
        return ValueType.NUMBER;
    }

    @Override
    public Shape shape() {
        return Shape.PLAIN;
    }

    @Override
    public Optional<String> source() {
        return Optional.of(attribute);
    }

    @Override
    public Set<ValueType> sourceTypes() {
        return Set.of(ValueType.BOOLEAN);
    }

    @Override
    public String sql() {
        String column = "l." + Sql.identifier(attribute);
        return "case when " + column + " then 1e0 when not " + column + " then 0e0 end";
    }
}
