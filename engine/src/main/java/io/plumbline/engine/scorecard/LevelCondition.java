package io.plumbline.engine.scorecard;

import java.util.OptionalDouble;

/**
 * A lead is called when its score is at or above a threshold.
 *
 * @param atLeast the threshold in the scorer's own unit (points, or a probability); empty for the one that training
 *                chose for this scorer and level
 */
public record LevelCondition(Scorer scorer, OptionalDouble atLeast) {}
