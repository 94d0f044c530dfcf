package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Set;

/** A list attribute as it is stored, of which a model reads the single elements; missing when the list is. */
public record ListAttribute(String attribute) implements AttributeFeature {

    @Override
    public String description() {
        return "Elements of the list '" + attribute + "'";
    }

    @Override
    public Shape shape() {
        return Shape.LIST;
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.LIST);
    }

    @Override
    public String sql() {
        return column();
    }
}
