package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Set;

/** A text attribute as it is; missing when it is. */
public record CategoryAttribute(String attribute) implements AttributeFeature {

    @Override
    public Shape shape() {
        return Shape.CATEGORY;
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.TEXT);
    }

    @Override
    public String sql() {
        return column();
    }
}
