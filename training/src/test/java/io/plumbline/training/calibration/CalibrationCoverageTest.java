package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.model.Calibrator;
import io.plumbline.training.fit.DesignMatrix;
import io.plumbline.training.fit.Logistic;
import io.plumbline.training.fit.LogisticFit;
import io.plumbline.training.fit.LogisticTrainer;
import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A hundred markets of known truth, each learned and calibrated as training does. The test part is a tenth of what was
 * learned from: intervals hold the fit fixed, and would cover less often beside a fit as uncertain as they are.
 */
@Tag("slow")
class CalibrationCoverageTest {
    private static final double[] EFFECTS = {0.6, -0.8, 0, 0.5, -0.25, 0, 1};
    private static final int LEARNED_LEADS = 6_000;
    private static final int TEST_LEADS = 600;
    private static final int ROWS_PER_LEAD = 2;
    private static final int FOLDS = 4;
    private static final List<Judged> JUDGED =
            IntStream.range(0, 100).mapToObj(CalibrationCoverageTest::judged).toList();

    private static int slopes;
    private static int intercepts;
    private static int inTheLarge;

    @BeforeAll
    static void count() {
        for (Judged judged : JUDGED) {
            slopes += covers(judged.recalibration().slope(), 1);
            intercepts += covers(judged.recalibration().intercept(), 0);
            inTheLarge += covers(judged.recalibration().inTheLarge(), 0);
        }
    }

    @Test
    void slopesCoverOne() {
        assertTrue(slopes >= 90 && slopes <= 98, "covered " + slopes);
    }

    @Test
    void interceptsCoverZero() {
        assertTrue(intercepts >= 90 && intercepts <= 98, "covered " + intercepts);
        assertTrue(inTheLarge >= 90 && inTheLarge <= 98, "in the large covered " + inTheLarge);
    }

    @Test
    void logLossIsWithinTwoPercentOfTheTrueModels() {
        for (Judged judged : JUDGED) {
            assertTrue(judged.loss() <= 1.02 * judged.trueLoss(), judged.loss() + " beside " + judged.trueLoss());
        }
    }

    private static int covers(Estimate estimate, double truth) {
        return estimate.interval().orElseThrow().covers(truth) ? 1 : 0;
    }

    private record Judged(Recalibration recalibration, double loss, double trueLoss) {}

    private static Judged judged(int seed) {
        Market learned = Market.of(LEARNED_LEADS, 2L * seed);
        Market test = Market.of(TEST_LEADS, 2L * seed + 1);
        Calibrator calibrator = CalibratorChoice.choose(outOfFold(learned), learned.labels(), learned.clusters(), seed)
                .calibrator();
        double[] probabilities = Arrays.stream(fit(learned).linearPredictors(test.matrix()))
                .map(calibrator::probability)
                .toArray();
        return new Judged(
                Recalibration.of(probabilities, test.labels(), test.clusters()),
                test.loss(probabilities),
                test.loss(test.truth()));
    }

    private static double[] outOfFold(Market market) {
        double[] predictors = new double[market.labels().length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] inside = IntStream.range(0, predictors.length)
                    .filter(row -> market.lead(row) % FOLDS == held)
                    .toArray();
            int[] others = IntStream.range(0, predictors.length)
                    .filter(row -> market.lead(row) % FOLDS != held)
                    .toArray();
            double[] judged = fit(market.only(others))
                    .linearPredictors(market.only(inside).matrix());
            for (int i = 0; i < inside.length; i++) {
                predictors[inside[i]] = judged[i];
            }
        }
        return predictors;
    }

    private static LogisticFit fit(Market market) {
        return new LogisticTrainer(1, 2).fit(market.matrix(), market.labels());
    }

    /** Leads with two rows each, whose outcomes are more alike than chance; each row's probability is known. */
    private record Market(double[][] columns, boolean[] labels, double[] truth) {
        static Market of(int leads, long seed) {
            Random random = new Random(1_000 + seed);
            int rows = leads * ROWS_PER_LEAD;
            Market market = new Market(new double[EFFECTS.length][rows], new boolean[rows], new double[rows]);
            for (int lead = 0; lead < leads; lead++) {
                market.add(lead, random);
            }
            return market;
        }

        private void add(int lead, Random random) {
            double[] lasting = random.doubles(EFFECTS.length).toArray();
            double luck = random.nextDouble();
            for (int row = lead * ROWS_PER_LEAD; row < (lead + 1) * ROWS_PER_LEAD; row++) {
                double predictor = -1.5;
                for (int j = 0; j < EFFECTS.length; j++) {
                    columns[j][row] = j % 2 == 0 ? random.nextGaussian() : lasting[j] < 0.25 ? 1 : 0;
                    predictor += EFFECTS[j] * columns[j][row];
                }
                truth[row] = Logistic.probability(predictor);
                labels[row] = (random.nextBoolean() ? luck : random.nextDouble()) < truth[row];
            }
        }

        int lead(int row) {
            return row / ROWS_PER_LEAD;
        }

        Clusters clusters() {
            return Clusters.byNumber(
                    IntStream.range(0, labels.length).map(this::lead).toArray());
        }

        DesignMatrix matrix() {
            List<String> names =
                    IntStream.range(0, EFFECTS.length).mapToObj(j -> "x" + j).toList();
            return DesignMatrix.of(names, columns, labels.length);
        }

        Market only(int[] rows) {
            boolean[] picked = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = labels[rows[i]];
            }
            return new Market(
                    Arrays.stream(columns).map(column -> only(column, rows)).toArray(double[][]::new),
                    picked,
                    only(truth, rows));
        }

        private static double[] only(double[] column, int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
        }

        double loss(double[] probabilities) {
            return IntStream.range(0, labels.length)
                    .mapToDouble(row -> -Math.log(labels[row] ? probabilities[row] : 1 - probabilities[row]))
                    .average()
                    .orElseThrow();
        }
    }
}
