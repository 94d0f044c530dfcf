package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Set;

/** A true-or-false attribute as 1 or 0; missing when it is. */
public record BooleanAttribute(String attribute) implements AttributeFeature {

    @Override
    public String description() {
        return "Whether '" + attribute + "' holds (1) or not (0)";
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.BOOLEAN);
    }

    @Override
    public String sql() {
        String column = column();
        return "case when " + column + " then 1e0 when not " + column + " then 0e0 end";
    }
}
