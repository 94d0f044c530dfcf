package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Dialect;
import java.util.Set;

/** Days, with fraction, from a date or instant to the moment, negative when it is yet to come; missing when the date is. */
public record DaysSinceDate(String attribute) implements AttributeFeature {

    @Override
    public String name() {
        return "days_since_" + attribute;
    }

    @Override
    public String description() {
        return "Days since '" + attribute + "'";
    }

    @Override
    public Set<ValueType> attributeTypes() {
        return Set.of(ValueType.DATE, ValueType.TIMESTAMP);
    }

    @Override
    public String sql() {
        return Measure.days("l.as_of_us - " + Dialect.DUCKDB.microseconds("cast(" + column() + " as timestamp)"));
    }
}
