package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.training.metric.Clusters;
import io.plumbline.training.metric.ProbabilityLosses;
import io.plumbline.training.metric.Ranking;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Against the figures of an independent exact fit of the same rows. */
@Tag("real-data")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankMarketingTest {
    private BankMarketing contacts = BankMarketing.parse("y");

    @BeforeAll
    void read() throws Exception {
        contacts = BankMarketing.parse(RealFile.text(
                "bank-marketing/bank-additional-full.csv",
                "74adfc578bf77a7ff4bb1ba4a9f8709d9e3c6907342959c2c8416847e0afb4d8"));
    }

    @Test
    void theLastFifthHasTheReferenceFigures() {
        Figures figures = evaluate(IntStream.range(0, 41_188).toArray());

        assertEquals(0.7449, figures.rocAuc(), 1e-4);
        assertEquals(0.5787, figures.logLoss(), 1e-4);
    }

    @Test
    void randomFifthsHaveTheReferenceFiguresOnAverage() {
        Figures[] figures = IntStream.range(0, 20)
                .mapToObj(seed -> evaluate(shuffled(seed)))
                .toArray(Figures[]::new);

        assertEquals(0.79, mean(Arrays.stream(figures).mapToDouble(Figures::rocAuc)), 0.01);
        assertEquals(0.28, mean(Arrays.stream(figures).mapToDouble(Figures::logLoss)), 0.01);
    }

    @Test
    void coefficientsAndProbabilitiesEqualTheSlowTwin() {
        int[] part = Arrays.copyOf(shuffled(1), 5_000);
        DesignMatrix matrix = contacts.encoded(part, part);
        boolean[] labels = contacts.labels(part);
        double[][] rows = IntStream.range(0, part.length).mapToObj(matrix::row).toArray(double[][]::new);

        double[] twin = SlowTwin.optimum(rows, labels, 1);
        LogisticFit fit = new LogisticTrainer(1, 2).fit(matrix, labels);
        TribuoModel model = TribuoModel.of(fit, training(matrix));

        assertEquals(twin[0], fit.intercept(), 1e-6);
        for (int j = 0; j < matrix.width(); j++) {
            assertEquals(twin[j + 1], fit.weights().get(j), 1e-6, matrix.names().get(j));
        }
        for (int i = 0; i < part.length; i += 50) {
            double expected = SlowTwin.probability(twin, rows[i]);
            assertEquals(expected, Logistic.probability(fit.linearPredictor(rows[i])), 1e-9);
            assertEquals(expected, model.probability("yes", matrix.names(), rows[i]), 1e-9);
        }
    }

    private record Figures(double rocAuc, double logLoss) {}

    /** Trains on the first four fifths of the order given and looks at the rest. */
    private Figures evaluate(int[] order) {
        int[] training = Arrays.copyOf(order, 32_950);
        int[] test = Arrays.copyOfRange(order, 32_950, contacts.size());
        LogisticFit fit =
                new LogisticTrainer(1, 2).fit(contacts.encoded(training, training), contacts.labels(training));
        double[] predictors = fit.linearPredictors(contacts.encoded(test, training));
        double[] probabilities =
                Arrays.stream(predictors).map(Logistic::probability).toArray();
        boolean[] labels = contacts.labels(test);
        return new Figures(
                Ranking.of(predictors, labels).figures().rocAuc().orElseThrow(),
                ProbabilityLosses.of(probabilities, labels, Clusters.eachRow(test.length))
                        .logLoss()
                        .orElseThrow());
    }

    private int[] shuffled(long seed) {
        Random random = new Random(seed);
        int[] order = IntStream.range(0, contacts.size()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static double mean(DoubleStream values) {
        return values.average().orElseThrow();
    }

    private static TrainingRecord training(DesignMatrix matrix) {
        return new TrainingRecord(
                FeatureSummary.of(matrix), 1, 1, "no", "yes", 1, "bank-marketing", Instant.EPOCH, Map.of());
    }
}
