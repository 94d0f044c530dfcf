package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.Set;

/** A numeric attribute as it is; missing when it is, or is not finite. */
public record NumberAttribute(String attribute) implements LeadFeature {

    @Override
    public String name() {
        return attribute;
    }

    @Override
    public String description() {
        return "Attribute '" + attribute + "'";
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
        return Set.of(ValueType.NUMBER);
    }

    @Override
    public String sql() {
        String column = "l." + Sql.identifier(attribute);
        return "case when abs(" + column + ") <= " + Sql.literal(Double.MAX_VALUE) + " then " + column + " end";
    }
}
