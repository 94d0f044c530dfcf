package io.plumbline.training.gate;

import io.plumbline.engine.model.Calibrator;
import io.plumbline.training.metric.RankedScorer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model says of some rows, in their order.
 *
 * @param linearPredictors what rows are ranked by
 * @param probabilities    calibrated, 0..1
 */
record Scored(double[] linearPredictors, double[] probabilities) {

    static Scored of(double[] linearPredictors, Calibrator calibrator) {
        return new Scored(
                linearPredictors,
                Arrays.stream(linearPredictors).map(calibrator::probability).toArray());
    }

    /** The same probability for every row. */
    static Scored constant(double probability, int rows) {
        double[] probabilities = new double[rows];
        Arrays.fill(probabilities, probability);
        return new Scored(new double[rows], probabilities);
    }

    /** Some of the rows, by their places. */
    Scored at(int[] places) {
        return new Scored(picked(linearPredictors, places), picked(probabilities, places));
    }

    /** These rows, and then others. */
    Scored then(Scored others) {
        return new Scored(
                joined(linearPredictors, others.linearPredictors), joined(probabilities, others.probabilities));
    }

    RankedScorer ranked(String name) {
        return RankedScorer.of(name, linearPredictors, probabilities);
    }

    static double[] picked(double[] values, int[] places) {
        return IntStream.of(places).mapToDouble(place -> values[place]).toArray();
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
