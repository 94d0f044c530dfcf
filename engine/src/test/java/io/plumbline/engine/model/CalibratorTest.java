package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.model.IsotonicCalibration.Knot;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibratorTest {

    static List<Calibrator> everyKind() {
        return List.of(
                new NoCalibration(),
                new PlattCalibration(0.7, -1.3),
                new PlattCalibration(0, 0.25),
                new IsotonicCalibration(List.of(new Knot(0.5, 0.25))),
                new IsotonicCalibration(List.of(new Knot(-1, 0), new Knot(0, 0.25), new Knot(2, 0.25), new Knot(3, 1))),
                manyKnots());
    }

    private static IsotonicCalibration manyKnots() {
        Random random = new Random(3);
        List<Knot> knots = new ArrayList<>();
        double z = -8;
        double p = 0;
        for (int i = 0; i < 300; i++) {
            z += Math.ulp(z) + 0.05 * random.nextDouble();
            p = Math.min(1, p + 0.005 * random.nextDouble());
            knots.add(new Knot(z, p));
        }
        return new IsotonicCalibration(knots);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void sqlAgreesWithJava(Calibrator calibrator) {
        double[] predictors = predictors(calibrator);
        String rows = DoubleStream.of(predictors).mapToObj(Sql::literal).collect(Collectors.joining("), (", "(", ")"));
        try (Store store = Store.inMemory()) {
            double[] probabilities = store.columns(
                            "select " + calibrator.sql("z") + " as p from (values " + rows + ") as t(z)")
                    .column("p");
            for (int i = 0; i < predictors.length; i++) {
                assertEquals(calibrator.probability(predictors[i]), probabilities[i], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void probabilitiesStayBetweenZeroAndOneAndNeverFall(Calibrator calibrator) {
        double before = 0;
        for (double z : predictors(calibrator)) {
            double probability = calibrator.probability(z);
            assertTrue(probability >= before && probability <= 1);
            before = probability;
        }
    }

    @Test
    void isotonicIsStraightBetweenKnotsAndConstantOutside() {
        Calibrator calibrator = new IsotonicCalibration(List.of(new Knot(-1, 0.1), new Knot(1, 0.2), new Knot(2, 0.8)));
        assertEquals(0.1, calibrator.probability(-9));
        assertEquals(0.1, calibrator.probability(-1));
        assertEquals(0.15, calibrator.probability(0), 1e-15);
        assertEquals(0.2, calibrator.probability(1), 1e-15);
        assertEquals(0.5, calibrator.probability(1.5), 1e-15);
        assertEquals(0.8, calibrator.probability(2));
        assertEquals(0.8, calibrator.probability(9));
    }

    @Test
    void plattIsTheLogisticOfALine() {
        assertEquals(1 / (1 + Math.exp(-0.1)), new PlattCalibration(0.7, -1.3).probability(2), 1e-15);
    }

    @Test
    void knotsThatDoNotRiseAreRefused() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new IsotonicCalibration(List.of(new Knot(0, 0.1), new Knot(0, 0.2))));
        assertEquals("The knots of an isotonic calibration must rise.", refused.getMessage());
    }

    @Test
    void aFallingPlattLineIsRefused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new PlattCalibration(-1, 0));
        assertEquals("A Platt slope must be 0 or above, and both numbers finite.", refused.getMessage());
    }

    /** From -10,000 to 10,000, and every knot with its neighbours. */
    private static double[] predictors(Calibrator calibrator) {
        DoubleStream wide = DoubleStream.of(-1e4, -800, -745, -710, -40, 0, 40, 710, 745, 800, 1e4);
        DoubleStream narrow = DoubleStream.iterate(-12, z -> z + 0.01).limit(2_400);
        DoubleStream knots = calibrator instanceof IsotonicCalibration isotonic
                ? isotonic.knots().stream()
                        .mapToDouble(Knot::linearPredictor)
                        .flatMap(z -> DoubleStream.of(Math.nextDown(z), z, Math.nextUp(z)))
                : DoubleStream.empty();
        return DoubleStream.concat(DoubleStream.concat(wide, narrow), knots)
                .sorted()
                .toArray();
    }
}
