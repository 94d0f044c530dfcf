package io.plumbline.engine.feature;

import io.plumbline.engine.sql.Dialect;

/** Days, with fraction, since the lead was created; missing when that instant is not known. */
public record LeadAge() implements LeadFeature {

    @Override
    public String name() {
        return "lead_age_days";
    }

    @Override
    public String description() {
        return "Days since the lead was created";
    }

    @Override
    public Shape shape() {
        return Shape.LONG_TAILED;
    }

    @Override
    public String sql() {
        return Measure.days("l.as_of_us - " + Dialect.DUCKDB.microseconds("l.created_at"));
    }
}
