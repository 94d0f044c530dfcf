package io.plumbline.engine.scorecard;

import java.util.Optional;
import java.util.function.Function;

/** A condition on a lead at a moment; part of a composite rule. */
public sealed interface Condition permits AttributeCondition, EventCondition {

    /**
     * A boolean SQL expression, never NULL.
     *
     * @param leads    alias of the relation that holds the attributes of leads
     * @param evidence gives for a selection of events the SQL expression of the number that a lead has, never NULL
     */
    String sql(String leads, Function<EventSelection, String> evidence);

    /** The attribute it reads. */
    default Optional<String> attributeName() {
        return Optional.empty();
    }

    /** The events whose number the condition needs. */
    default Optional<EventSelection> selection() {
        return Optional.empty();
    }
}
