package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Interval;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecalibrationTest {

    /** Of 8 rows promised 20 %, 4 convert; of 8 promised 80 %, 6 do. */
    private static final double[] TWO_PROMISES = probabilities(8, 0.2, 8, 0.8);

    private static final boolean[] OUTCOMES = outcomes(4, 4, 6, 2);

    @Test
    void twoGroupsAreMendedByTheLineThroughTheirRealisedLogOdds() {
        Recalibration counted = Recalibration.of(TWO_PROMISES, OUTCOMES, Clusters.eachRow(16));
        // promised log-odds -log 4 and log 4; realised 0 and log 3
        double slope = Math.log(3) / (2 * Math.log(4));
        assertEquals(slope, counted.slope().value().orElseThrow(), 1e-7);
        assertEquals(Math.log(3) / 2, counted.intercept().value().orElseThrow(), 1e-7);
    }

    @Test
    void errorsOfTwoGroupsAreThoseOfTheirRealisedLogOdds() {
        Recalibration counted = Recalibration.of(TWO_PROMISES, OUTCOMES, Clusters.eachRow(16));
        // a realised log-odds has variance 1 / converted + 1 / others
        double variance = (1 / 4.0 + 1 / 4.0 + 1 / 6.0 + 1 / 2.0) / Math.pow(2 * Math.log(4), 2);
        assertEquals(
                1.959963984540054 * Math.sqrt(variance * 16 / 15),
                reach(counted.slope().interval().orElseThrow()),
                1e-6);
    }

    @Test
    void inTheLargeTheShiftedProbabilitiesAddUpToTheConversions() {
        Recalibration counted = Recalibration.of(TWO_PROMISES, OUTCOMES, Clusters.eachRow(16));
        double factor = Math.exp(counted.inTheLarge().value().orElseThrow());
        assertEquals(10, 8 * factor / (factor + 4) + 8 * 4 * factor / (4 * factor + 1), 1e-9);
    }

    @Test
    void whatWasPromisedToEverybodyIsOffByTheDifferenceOfLogOdds() {
        // 2 of 8 convert where half were promised: log(1/3) - log 1, and 1/n p (1 - p) for its variance
        Recalibration counted =
                Recalibration.of(probabilities(8, 0.5, 0, 0), outcomes(2, 6, 0, 0), Clusters.eachRow(8));
        assertEquals(-Math.log(3), counted.inTheLarge().value().orElseThrow(), 1e-12);
        assertEquals(
                1.959963984540054 * Math.sqrt(8 / 7.0 / (8 * 0.25 * 0.75)),
                reach(counted.inTheLarge().interval().orElseThrow()),
                1e-9);
        assertTrue(counted.slope().value().isEmpty(), "all probabilities are equal");
        assertTrue(counted.intercept().value().isEmpty(), "all probabilities are equal");
    }

    @Test
    void rowsThatComeTwiceInAClusterSayNothingMore() {
        Recalibration once = Recalibration.of(TWO_PROMISES, OUTCOMES, Clusters.eachRow(16));
        int[] twice = IntStream.range(0, 32).map(i -> i / 2).toArray();
        Recalibration doubled = Recalibration.of(
                Arrays.stream(twice).mapToDouble(i -> TWO_PROMISES[i]).toArray(),
                truths(Arrays.stream(twice).mapToObj(i -> OUTCOMES[i]).toArray(Boolean[]::new)),
                Clusters.byNumber(twice));
        assertEquals(
                reach(once.slope().interval().orElseThrow()),
                reach(doubled.slope().interval().orElseThrow()),
                1e-6);
        assertEquals(
                reach(once.intercept().interval().orElseThrow()),
                reach(doubled.intercept().interval().orElseThrow()),
                1e-6);
        assertEquals(
                reach(once.inTheLarge().interval().orElseThrow()),
                reach(doubled.inTheLarge().interval().orElseThrow()),
                1e-6);
    }

    @Test
    void oneOutcomeTellsNothing() {
        Recalibration counted = Recalibration.of(TWO_PROMISES, new boolean[16], Clusters.eachRow(16));
        assertTrue(counted.slope().value().isEmpty());
        assertTrue(counted.intercept().value().isEmpty());
        assertTrue(counted.inTheLarge().value().isEmpty());
    }

    @Test
    void aProbabilityThatSeparatesTheOutcomesHasNoSlope() {
        Recalibration counted = Recalibration.of(TWO_PROMISES, outcomes(0, 8, 5, 3), Clusters.eachRow(16));
        assertTrue(counted.slope().value().isEmpty());
        assertTrue(counted.inTheLarge().value().isPresent());
    }

    @Test
    void certainPromisesCountAsAlmostCertain() {
        double[] certain = probabilities(8, 0, 8, 1);
        Recalibration counted = Recalibration.of(certain, OUTCOMES, Clusters.eachRow(16));
        assertTrue(counted.slope().value().orElseThrow() > 0
                && counted.slope().value().orElseThrow() < 0.05);
    }

    @Test
    void oneClusterGivesNoInterval() {
        Recalibration counted = Recalibration.of(TWO_PROMISES, OUTCOMES, Clusters.byNumber(new int[16]));
        assertTrue(counted.slope().value().isPresent());
        assertTrue(counted.slope().interval().isEmpty());
        assertTrue(counted.inTheLarge().interval().isEmpty());
    }

    private static double reach(Interval interval) {
        return (interval.high() - interval.low()) / 2;
    }

    private static double[] probabilities(int first, double low, int second, double high) {
        return IntStream.range(0, first + second)
                .mapToDouble(i -> i < first ? low : high)
                .toArray();
    }

    private static boolean[] outcomes(int converted, int others, int convertedNext, int othersNext) {
        boolean[] outcomes = new boolean[converted + others + convertedNext + othersNext];
        Arrays.fill(outcomes, 0, converted, true);
        Arrays.fill(outcomes, converted + others, converted + others + convertedNext, true);
        return outcomes;
    }

    private static boolean[] truths(Boolean[] boxed) {
        boolean[] truths = new boolean[boxed.length];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = boxed[i];
        }
        return truths;
    }
}
