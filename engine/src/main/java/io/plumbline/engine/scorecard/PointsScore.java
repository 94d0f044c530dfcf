package io.plumbline.engine.scorecard;

/**
 * How the dimensions make the points score: the sum of weight x dimension score, each product rounded to micro-points,
 * kept in bounds.
 *
 * @param fit        weight of the fit score, 0 or more
 * @param engagement weight of the engagement score, 0 or more
 * @param stage      weight of the stage score, 0 or more
 */
public record PointsScore(double fit, double engagement, double stage, Bounds bounds) {}
