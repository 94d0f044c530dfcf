package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Set;

/** How many elements a list attribute has; missing when the list is. */
public record ListSize(String name, String attribute) implements AttributeFeature {

    @Override
    public String description() {
        return "Number of elements of the list '" + attribute + "'";
    }

    @Override
    public Shape shape() {
        return Shape.LONG_TAILED;
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.LIST);
    }

    /** No element is empty or holds the separator. */
    @Override
    public String sql() {
        String column = column();
        return "case when " + column + " = '' then 0e0 else cast(1 + length(" + column + ") - length(replace(" + column
                + ", ';', '')) as double) end";
    }
}
