package io.plumbline.training.compare;

import io.plumbline.training.curve.Scorer;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A score on the rows that a fit learns from and on those it is judged on, both standardised by the former.
 *
 * @param deviation standard deviation of the rows learned from
 */
record ScoreColumns(String term, double deviation, double[] learned, double[] judged) {

    static ScoreColumns of(HoldoutColumns learned, HoldoutColumns judged, Scorer scorer) {
        double[] values = learned.columns().column(scorer.rankColumn());
        double mean = StatUtils.mean(values);
        double deviation = Math.sqrt(StatUtils.populationVariance(values));
        return new ScoreColumns(
                scorer.word(),
                deviation,
                standardised(values, mean, deviation),
                standardised(judged.columns().column(scorer.rankColumn()), mean, deviation));
    }

    private static double[] standardised(double[] values, double mean, double deviation) {
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }

    /** Whether the rows learned from are told apart at all. */
    boolean vary() {
        return deviation > 0;
    }
}
