package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.Set;

/** A text attribute as it is; missing when it is. */
public record CategoryAttribute(String attribute) implements LeadFeature {

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
        return ValueType.TEXT;
    }

    @Override
    public Shape shape() {
        return Shape.CATEGORY;
    }

    @Override
    public Optional<String> source() {
        return Optional.of(attribute);
    }

    @Override
    public Set<ValueType> sourceTypes() {
        return Set.of(ValueType.TEXT);
    }

    @Override
    public String sql() {
        return "l." + Sql.identifier(attribute);
    }
}
