package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.util.Set;

/** A numeric attribute as it is; missing when it is, or is not finite. */
public record NumberAttribute(String attribute) implements AttributeFeature {

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.NUMBER);
    }

    @Override
    public String sql() {
        String column = column();
        return "case when abs(" + column + ") <= " + Sql.literal(Double.MAX_VALUE) + " then " + column + " end";
    }
}
