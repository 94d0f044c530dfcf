package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import java.util.Set;

/** A part of a date or instant, in UTC, as a category; missing when the date is. */
public record DatePart(String name, String attribute, CalendarPart part) implements AttributeFeature {

    @Override
    public String description() {
        return part.words() + " of '" + attribute + "'";
    }

    @Override
    public Shape shape() {
        return Shape.CATEGORY;
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return part == CalendarPart.HOUR ? Set.of(ValueType.TIMESTAMP) : Set.of(ValueType.DATE, ValueType.TIMESTAMP);
    }

    @Override
    public String sql() {
        return part.sql("cast(" + column() + " as timestamp)");
    }
}
