package io.plumbline.engine.scorecard;

import java.util.Optional;

/**
 * A number that a condition needs of a lead's events.
 *
 * @param amount the property of which the sum or the maximum is needed, in whole micro-units, NULL where no event has it;
 *               empty for the number of events
 */
public record Measure(EventSelection events, Optional<PropertyFactor> amount) {}
