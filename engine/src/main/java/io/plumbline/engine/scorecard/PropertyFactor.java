package io.plumbline.engine.scorecard;

/**
 * Multiplies each event's points by one of its numeric properties. An event without the property counts as evidence and
 * earns nothing.
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
