package io.plumbline.training.audit;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of a length of a rule that was tried.
 *
 * @param logLoss    mean over the rows
 * @param difference that less the mean with the given length
 * @param interval   of the difference, at 95 % for all lengths tried of a rule together; empty for the given one
 */
record TriedLength(Length length, double logLoss, double difference, Optional<Interval> interval) {
    /** Reach in standard errors of five intervals that hold together in 95 of 100 cases (Bonferroni): 1 % each. */
    private static final double REACH_OF_FIVE = 2.5758;

    /**
     * Of log losses by row. Both fits are as large as each other, so that the mean of the differences says which one the data
     * prefer (Vuong 1989); its error is that of sums over clusters.
     */
    static TriedLength of(Length length, double[] losses, double[] given, Clusters clusters) {
        double mean = 0;
        double difference = 0;
        for (int i = 0; i < losses.length; i++) {
            mean += losses[i] / losses.length;
            difference += (losses[i] - given[i]) / losses.length;
        }
        if (length.given()) {
            return new TriedLength(length, mean, 0, Optional.empty());
        }
        double reach = REACH_OF_FIVE * error(losses, given, difference, clusters);
        return new TriedLength(
                length, mean, difference, Optional.of(new Interval(difference - reach, difference + reach)));
    }

    private static double error(double[] losses, double[] given, double mean, Clusters clusters) {
        double[] sums = new double[clusters.count()];
        for (int i = 0; i < losses.length; i++) {
            sums[clusters.of(i)] += losses[i] - given[i] - mean;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double few = clusters.count() / Math.max(1, clusters.count() - 1.0);
        return Math.sqrt(few * squares) / losses.length;
    }

    /** The one of least loss of those that the data surely prefer to the given one. */
    static Optional<TriedLength> preferred(List<TriedLength> tried) {
        return tried.stream()
                .filter(each ->
                        each.interval().filter(interval -> interval.high() < 0).isPresent())
                .min(Comparator.comparingDouble(TriedLength::logLoss));
    }
}
