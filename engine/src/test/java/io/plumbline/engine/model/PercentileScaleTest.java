package io.plumbline.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.sql.SqlPlan;
import io.plumbline.engine.sql.Step;
import io.plumbline.engine.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileScaleTest {

    @Test
    void evenlySpreadLeadsScoreTheirShare() {
        PercentileScale scale = PercentileScale.of(
                IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1000.0).toArray());
        assertEquals(0, scale.score(0));
        assertEquals(25, scale.score(0.25), 1e-12);
        assertEquals(25.05, scale.score(0.2505), 1e-9);
        assertEquals(100, scale.score(1));
    }

    @Test
    void belowTheLowestIsZeroAndAboveTheHighestIsAHundred() {
        PercentileScale scale = PercentileScale.of(new double[] {0.4, 0.6});
        assertEquals(0, scale.score(0.39));
        assertEquals(100, scale.score(0.61));
    }

    @Test
    void tiedLeadsTakeTheMiddleOfTheirRanks() {
        double[] probabilities = new double[1001];
        Arrays.fill(probabilities, 0, 501, 0.01);
        Arrays.fill(probabilities, 501, 1001, 0.02);
        PercentileScale scale = PercentileScale.of(probabilities);
        assertEquals(25, scale.score(0.01));
        assertEquals(75.05, scale.score(0.02));
        assertEquals(50, scale.score(Math.nextUp(0.01)), 1e-9);
        assertEquals(50.05, scale.score(0.015), 1e-9);
        assertEquals(50, PercentileScale.of(new double[] {0.3}).score(0.3));
    }

    @Test
    void aSmallGroupScoresItsMidRanksToAPoint() {
        double[] probabilities =
                DoubleStream.iterate(0.05, p -> p + 0.1).limit(10).toArray();
        PercentileScale scale = PercentileScale.of(probabilities);
        for (int rank = 0; rank < 10; rank++) {
            assertEquals(100 * (rank + 0.5) / 10, scale.score(probabilities[rank]), 0.1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 20_000})
    void sqlAndJavaAgreeWithASlowTwinAndNeverFall(int size) {
        Random random = new Random(size);
        double[] group = random.doubles(size, 0, 1)
                .map(p -> p < 0.3 ? 0 : p < 0.4 ? 1 : p < 0.7 ? Math.rint(p * 100) / 100 : p * p)
                .toArray();
        PercentileScale scale = PercentileScale.of(group);
        double[] asked = asked(scale, random);
        String rows = DoubleStream.of(asked).mapToObj(Sql::literal).collect(Collectors.joining("), (", "(", ")"));
        try (Store store = Store.inMemory()) {
            SqlPlan asking = new SqlPlan(List.of(
                    new Step("asked", "one row per probability", "select * from (values " + rows + ") as t(p)")));
            double[] scores =
                    store.columns(scale.after(asking, "p", "score").query()).column("score");
            double before = 0;
            for (int i = 0; i < asked.length; i++) {
                double score = scale.score(asked[i]);
                assertEquals(slowScore(scale, asked[i]), score, 1e-9);
                assertEquals(score, scores[i], 1e-12);
                assertTrue(score >= before && score <= 100);
                before = score;
            }
        }
    }

    /** Random probabilities, and every quantile with its neighbours. */
    private static double[] asked(PercentileScale scale, Random random) {
        DoubleStream near = scale.quantiles().stream()
                .mapToDouble(q -> q)
                .flatMap(q -> DoubleStream.of(Math.nextDown(q), q, Math.nextUp(q)))
                .filter(q -> q >= 0 && q <= 1);
        return DoubleStream.concat(random.doubles(2_000), near).sorted().toArray();
    }

    @Test
    void tooFewOrFallingQuantilesAreRefused() {
        assertEquals(
                "A percentile scale needs 1,001 quantiles.",
                assertThrows(IllegalArgumentException.class, () -> new PercentileScale(List.of(0.5)))
                        .getMessage());
        List<Double> falling =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> 1 - i / 1000.0).toList();
        assertEquals(
                "The quantiles of a percentile scale must be rising probabilities.",
                assertThrows(IllegalArgumentException.class, () -> new PercentileScale(falling))
                        .getMessage());
    }

    /** The formula of the class, quantile by quantile. */
    private static double slowScore(PercentileScale scale, double p) {
        List<Double> q = scale.quantiles();
        if (p < q.get(0)) {
            return 0;
        }
        if (p > q.get(1000)) {
            return 100;
        }
        int[] equal = IntStream.rangeClosed(0, 1000).filter(i -> q.get(i) == p).toArray();
        if (equal.length > 0) {
            return (equal[0] + equal[equal.length - 1]) / 20.0;
        }
        int i = (int) q.stream().filter(value -> value < p).count() - 1;
        return (i + (p - q.get(i)) / (q.get(i + 1) - q.get(i))) / 10;
    }
}
