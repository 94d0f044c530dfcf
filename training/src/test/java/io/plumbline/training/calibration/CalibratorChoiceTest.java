package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.model.IsotonicCalibration;
import io.plumbline.engine.model.NoCalibration;
import io.plumbline.engine.model.PlattCalibration;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.metric.Clusters;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibratorChoiceTest {
    @Test
    void calibratedPredictionsAreLeftAloneInMostSeeds() {
        long kept = IntStream.range(0, 30)
                .filter(seed -> choose(Predictions.of(4_000, seed, CalibratorChoiceTest::calibrated))
                                .calibrator()
                        instanceof NoCalibration)
                .count();

        assertTrue(kept >= 24, "kept " + kept);
    }

    @Test
    void overconfidentPredictionsGetAPlattCalibrationThatLowersTheLoss() {
        CalibratorChoice choice = choose(Predictions.of(4_000, 1, CalibratorChoiceTest::overconfident));
        Predictions fresh = Predictions.of(50_000, 2, CalibratorChoiceTest::overconfident);

        assertInstanceOf(PlattCalibration.class, choice.calibrator());
        assertTrue(choice.plattLoss().orElseThrow() < choice.noneLoss());
        assertTrue(fresh.loss(choice.calibrator()) < fresh.loss(new NoCalibration()) - 0.01);
    }

    @Test
    void aStepThatNoSlopeCanFollowGetsAnIsotonicCalibrationThatLowersTheLoss() {
        CalibratorChoice choice = choose(Predictions.of(20_000, 3, CalibratorChoiceTest::stepped));
        Predictions fresh = Predictions.of(50_000, 4, CalibratorChoiceTest::stepped);

        assertInstanceOf(IsotonicCalibration.class, choice.calibrator());
        assertTrue(choice.isotonicLoss().orElseThrow() < choice.plattLoss().orElseThrow());
        assertTrue(fresh.loss(choice.calibrator()) < fresh.loss(new NoCalibration()) - 0.01);
    }

    @Test
    void predictionsThatRankTheWrongWayRoundAreLeftAlone() {
        CalibratorChoice choice = choose(Predictions.of(20_000, 5, z -> Logistic.probability(-z)));

        assertEquals(new NoCalibration(), choice.calibrator());
        assertEquals(OptionalDouble.empty(), choice.plattLoss());
        assertEquals(OptionalDouble.empty(), choice.isotonicLoss());
    }

    @Test
    void withFewerThanAThousandPositivesIsotonicIsNotTried() {
        assertEquals(
                OptionalDouble.empty(),
                choose(Predictions.of(2_000, 3, CalibratorChoiceTest::stepped)).isotonicLoss());
    }

    @Test
    void withoutPositivesNothingIsFitted() {
        CalibratorChoice choice = choose(new Predictions(new double[] {-2, -1, 0}, new boolean[3]));

        assertEquals(new NoCalibration(), choice.calibrator());
        assertEquals(OptionalDouble.empty(), choice.plattLoss());
    }

    @Test
    void rowsOfOneLeadShareAFold() {
        Predictions once = Predictions.of(600, 5, CalibratorChoiceTest::overconfident);
        double[] fourTimes = IntStream.range(0, 2_400)
                .mapToDouble(i -> once.linearPredictors()[i % 600])
                .toArray();
        boolean[] labels = new boolean[2_400];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = once.labels()[i % 600];
        }
        Clusters leads =
                Clusters.byNumber(IntStream.range(0, 2_400).map(i -> i % 600).toArray());

        CalibratorChoice repeated = CalibratorChoice.choose(fourTimes, labels, leads, 7);
        CalibratorChoice single =
                CalibratorChoice.choose(once.linearPredictors(), once.labels(), Clusters.eachRow(600), 7);

        assertEquals(single.plattLoss().orElseThrow(), repeated.plattLoss().orElseThrow(), 1e-9);
    }

    @Test
    void thePriceOfNoCalibrationIsTheLossOfTheRows() {
        Predictions predictions = Predictions.of(1_000, 6, CalibratorChoiceTest::calibrated);

        assertEquals(predictions.loss(new NoCalibration()), choose(predictions).noneLoss(), 1e-12);
    }

    private static CalibratorChoice choose(Predictions predictions) {
        return CalibratorChoice.choose(
                predictions.linearPredictors(),
                predictions.labels(),
                Clusters.eachRow(predictions.labels().length),
                11);
    }

    private static double calibrated(double linearPredictor) {
        return 1 / (1 + Math.exp(-linearPredictor));
    }

    private static double overconfident(double linearPredictor) {
        return calibrated(0.5 * linearPredictor - 0.5);
    }

    private static double stepped(double linearPredictor) {
        return linearPredictor < -2 ? 0.02 : linearPredictor < -0.5 ? 0.05 : 0.6;
    }
}
