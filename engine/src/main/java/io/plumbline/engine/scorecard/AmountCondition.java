package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sum or the maximum of a property over a lead's events is at least so much; false where no event has the property.
 * Each value counts as whole millionths, rounded half away from zero and kept to a billion, so that sums are exact.
 */
public record AmountCondition(EventSelection events, PropertyFactor amount, double atLeast) implements Condition {

    @Override
    public String sql(String leads, Function<Measure, String> measured) {
        return "coalesce(" + measured.apply(new Measure(events, Optional.of(amount))) + " >= "
                + Sql.literal(MicroPoints.of(atLeast)) + ", false)";
    }

    @Override
    public Optional<Measure> measure() {
        return Optional.of(new Measure(events, Optional.of(amount)));
    }
}
