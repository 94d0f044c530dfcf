package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.Set;

/** Days, with fraction, from a date or instant to the moment, negative when it is yet to come; missing when the date is. */
public record DaysSinceDate(String attribute) implements LeadFeature {

    @Override
    public String name() {
        return "days_since_" + attribute;
    }

    @Override
    public String description() {
        return "Days since '" + attribute + "'";
    }

    @Override
    public ValueType valueType() {
        return ValueType.NUMBER;
    }

    @Override
    public Shape shape() {
        return Shape.PLAIN;
    }

    @Override
    public Optional<String> source() {
        return Optional.of(attribute);
    }

    @Override
    public Set<ValueType> sourceTypes() {
        return Set.of(ValueType.DATE, ValueType.TIMESTAMP);
    }

    @Override
    public String sql() {
        String column = "l." + Sql.identifier(attribute);
        return Measure.days("l.as_of_us - " + Dialect.DUCKDB.microseconds("cast(" + column + " as timestamp)"));
    }
}
