package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import java.util.Set;

/** A feature that is read from one attribute; missing when that is. */
public sealed interface AttributeFeature extends LeadFeature
        permits NumberAttribute,
                BooleanAttribute,
                DaysSinceDate,
                CategoryAttribute,
                ListAttribute,
                ListSize,
                ListContains,
                TextClass,
                DatePart {

    /** The attribute it reads. */
    String attribute();

    /** The types the attribute may be declared with. */
    Set<ValueType> attributeTypes();

    /** The attribute as an SQL expression over the lead as known at the moment. */
    default String column() {
        return "l." + Sql.identifier(attribute());
    }

    @Override
    default String name() {
        return attribute();
    }

    @Override
    default String description() {
        return "Attribute '" + attribute() + "'";
    }

    @Override
    default Shape shape() {
        return Shape.PLAIN;
    }
}
