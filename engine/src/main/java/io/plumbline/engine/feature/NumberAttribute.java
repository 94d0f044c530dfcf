package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Set;

/** A numeric attribute as it is, finite as the store's are; missing when it is. */
public record NumberAttribute(String attribute) implements AttributeFeature {

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.NUMBER);
    }

    @Override
    public String sql() {
        return column();
    }
}
