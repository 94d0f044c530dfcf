package io.plumbline.engine.scorecard;

/**
 * A numeric property of events that a rule reckons with: by which it multiplies each event's points, where an event without
 * it counts as evidence and earns nothing, or of which a condition asks the sum or the maximum.
 *
 * @param property  name of a property of type number
 * @param aggregate whether the terms of the counted events are summed, or the one of the largest property times
 *                  weight is taken
 */
public record PropertyFactor(String property, Aggregate aggregate) {

    /** What becomes of the terms of several events. */
    public enum Aggregate {
        SUM,
        MAXIMUM
    }
}
