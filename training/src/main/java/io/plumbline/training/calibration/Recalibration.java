package io.plumbline.training.calibration;

import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What would have to be done to the probabilities for them to be right (Cox 1958): the label regressed on their log-odds.
 * Intervals are 95 %, normal, with errors that may be correlated inside a cluster (Liang and Zeger 1986).
 *
 * @param slope       1 where the log-odds are spread as they should be; below 1 where they are too far apart
 * @param intercept   beside that slope, 0 where right
 * @param inTheLarge  the intercept when the slope is held at 1: 0 where as many convert as promised, below 0 where fewer do
 */
public record Recalibration(Estimate slope, Estimate intercept, Estimate inTheLarge) {
    /** Probabilities are held this far from 0 and 1, where log-odds have no end. */
    private static final double EDGE = 1e-15;

    /** So large that the penalty moves nothing that is shown. */
    private static final double NO_PENALTY = 1e8;

    private static final Estimate UNDEFINED = new Estimate(OptionalDouble.empty(), Optional.empty());

    /**
     * Regresses. All figures are undefined where the rows have one outcome only; slope and intercept also where all
     * probabilities are equal, or one of them separates the outcomes.
     *
     * @param probabilities 0..1, one per row
     * @param labels        outcome of each row
     * @param clusters      what belongs together: accounts where given, else leads; intervals need two
     */
    public static Recalibration of(double[] probabilities, boolean[] labels, Clusters clusters) {
        double[] logOdds =
                Arrays.stream(probabilities).map(Recalibration::logOdds).toArray();
        Ranges ranges = Ranges.of(logOdds, labels);
        if (!ranges.bothOutcomes()) {
            return new Recalibration(UNDEFINED, UNDEFINED, UNDEFINED);
        }
        double shift = Shift.of(logOdds, labels);
        Estimate inTheLarge = new ClusterRobust(logOdds, labels, clusters, shift, 1).interceptAlone();
        if (!ranges.overlap()) {
            return new Recalibration(UNDEFINED, UNDEFINED, inTheLarge);
        }
        ClusterRobust robust = regression(logOdds, labels, clusters);
        return new Recalibration(robust.slope(), robust.intercept(), inTheLarge);
    }

    private static ClusterRobust regression(double[] logOdds, boolean[] labels, Clusters clusters) {
        double mean = StatUtils.mean(logOdds);
        double deviation = Math.sqrt(StatUtils.populationVariance(logOdds, mean));
        double[] standardised =
                Arrays.stream(logOdds).map(z -> (z - mean) / deviation).toArray();
        DesignMatrix matrix = DesignMatrix.of(List.of("log-odds"), new double[][] {standardised}, labels.length);
        LogisticFit fit = new LogisticTrainer(NO_PENALTY, 1).fit(matrix, labels);
        double slope = fit.weights().get(0) / deviation;
        return new ClusterRobust(logOdds, labels, clusters, fit.intercept() - slope * mean, slope);
    }

    private static double logOdds(double probability) {
        double held = Math.max(EDGE, Math.min(1 - EDGE, probability));
        return StrictMath.log(held) - StrictMath.log1p(-held);
    }

    /** The intercept beside a slope of 1, by halving an interval that must hold it. */
    private static final class Shift {
        private Shift() {}

        static double of(double[] logOdds, boolean[] labels) {
            double positives = 0;
            for (boolean label : labels) {
                positives += label ? 1 : 0;
            }
            double overall = StrictMath.log(positives / (labels.length - positives));
            double low = overall - StatUtils.max(logOdds);
            double high = overall - StatUtils.min(logOdds);
            double middle = low + (high - low) / 2;
            while (low < middle && middle < high) {
                if (expected(logOdds, middle) < positives) {
                    low = middle;
                } else {
                    high = middle;
                }
                middle = low + (high - low) / 2;
            }
            return middle;
        }

        private static double expected(double[] logOdds, double shift) {
            double sum = 0;
            for (double z : logOdds) {
                sum += Logistic.probability(shift + z);
            }
            return sum;
        }
    }

    /** The least and greatest log-odds by outcome. */
    private record Ranges(double lowPositive, double highPositive, double lowNegative, double highNegative) {
        static Ranges of(double[] logOdds, boolean[] labels) {
            double[] lows = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
            double[] highs = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
            for (int i = 0; i < labels.length; i++) {
                int side = labels[i] ? 1 : 0;
                lows[side] = Math.min(lows[side], logOdds[i]);
                highs[side] = Math.max(highs[side], logOdds[i]);
            }
            return new Ranges(lows[1], highs[1], lows[0], highs[0]);
        }

        boolean bothOutcomes() {
            return lowPositive <= highPositive && lowNegative <= highNegative;
        }

        /** Whether no cut puts all of one outcome on one side; else the likelihood has no greatest value. */
        boolean overlap() {
            return lowPositive < highNegative && lowNegative < highPositive;
        }
    }
}
