package io.plumbline.datasets.b2b;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {

    private static final int MANY = 200_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.5, 3})
    void poissonHasItsMeanAsVariance(double mean) {
        assertMoments(mean, mean, draws -> draws.poisson(mean));
    }

    @Test
    void normalIsStandard() {
        assertMoments(0, 1, Draws::normal);
    }

    @Test
    void exponentialHasMeanOne() {
        assertMoments(1, 1, Draws::exponential);
    }

    @Test
    void weightsAreShares() {
        Weighted<Integer> choices = new Weighted<Integer>().or(1, 3).or(0, 1);
        assertMoments(0.75, 0.1875, draws -> draws.pick(choices));
    }

    @Test
    void streamsOfOneSeedDiffer() {
        assertNotEquals(new Draws(1, 0).unit(), new Draws(1, 1).unit());
        assertNotEquals(new Draws(1, 0).unit(), new Draws(2, 0).unit());
    }

    private static void assertMoments(double mean, double variance, ToDoubleFunction<Draws> draw) {
        Draws draws = new Draws(1, 1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < MANY; i++) {
            double value = draw.applyAsDouble(draws);
            sum += value;
            squares += (value - mean) * (value - mean);
        }
        assertEquals(mean, sum / MANY, 5 * Math.sqrt(variance / MANY));
        assertEquals(variance, squares / MANY, 0.05 * variance);
    }
}
