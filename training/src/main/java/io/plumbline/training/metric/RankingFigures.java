package io.plumbline.training.metric;

import java.util.OptionalDouble;

/**
 * How well a score puts positives first.
 *
 * @param rocAuc chance that a positive row scores above a negative one, ties counted half (Hanley and McNeil 1982);
 *     empty without rows of both outcomes
 * @param averagePrecision sum over distinct scores of precision times the step in recall, tied rows sharing one point;
 *     empty without positives
 * @param topDecileLift rate of positives in the highest-scored tenth of the rows over the rate in all rows, tied rows
 *     shared fractionally; empty without positives
 */
public record RankingFigures(OptionalDouble rocAuc, OptionalDouble averagePrecision, OptionalDouble topDecileLift) {}
