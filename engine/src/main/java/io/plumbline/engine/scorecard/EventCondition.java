package io.plumbline.engine.scorecard;

import io.plumbline.engine.sql.Sql;
import java.util.Optional;
import java.util.function.Function;

/**
 * At least so many events of a selection.
 *
 * @param atLeastTimes number of events, 1 or more
 */
public record EventCondition(EventSelection events, long atLeastTimes) implements Condition {

    @Override
    public String sql(String leads, Function<Measure, String> measured) {
        return "(" + measured.apply(new Measure(events, Optional.empty())) + " >= " + Sql.literal(atLeastTimes) + ")";
    }

    @Override
    public Optional<Measure> measure() {
        return Optional.of(new Measure(events, Optional.empty()));
    }
}
