package io.plumbline.engine.scorecard;

import java.util.Optional;
import java.util.function.Function;

/** A condition on a lead at a moment; part of a composite rule. */
public sealed interface Condition permits AttributeCondition, EventCondition, AmountCondition {

    /**
     * A boolean SQL expression, never NULL.
     *
     * @param leads    alias of the relation that holds the attributes of leads
     * @param measured gives the SQL expression of a number that a lead has; that of events is never NULL
     */
    String sql(String leads, Function<Measure, String> measured);

    /** The attribute it reads. */
    default Optional<String> attributeName() {
        return Optional.empty();
    }

    /** What the condition needs of events. */
    default Optional<Measure> measure() {
        return Optional.empty();
    }
}
