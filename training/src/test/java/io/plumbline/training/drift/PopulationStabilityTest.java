package io.plumbline.training.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationStabilityTest {

    @Test
    void anExampleByHand() {
        // shares with half a row added: month 30.5/101 and 70.5/101, reference 500.5/1001 twice
        double p = 30.5 / 101;
        double byHand = (p - 0.5) * Math.log(p / 0.5) + (0.5 - p) * Math.log((1 - p) / 0.5);
        PopulationStability stability = PopulationStability.of(new long[] {30, 70}, new long[] {500, 500});
        assertEquals(byHand, stability.value(), 1e-12);
        assertEquals(0.1659, stability.value(), 5e-5);
        assertEquals(2, stability.bins());
    }

    @Test
    void equalSharesGiveNothing() {
        assertEquals(
                0,
                PopulationStability.of(new long[] {100, 300}, new long[] {100, 300})
                        .value(),
                1e-15);
    }

    @Test
    void binsThatAreEmptyInBothAreLeftOut() {
        PopulationStability with = PopulationStability.of(new long[] {0, 30, 70}, new long[] {0, 500, 500});
        assertEquals(PopulationStability.of(new long[] {30, 70}, new long[] {500, 500}), with);
    }

    @Test
    void aBinThatIsNewIsSeenAndNotInfinite() {
        double value = PopulationStability.of(new long[] {50, 50, 100}, new long[] {500, 500, 0})
                .value();
        assertTrue(value > 1 && value < 10, () -> "" + value);
    }

    @Test
    void withoutDriftItsMeanIsWhatIsExpectedAndItsTailWhatChanceGives() {
        SplittableRandom random = new SplittableRandom(7);
        int draws = 4000;
        double sum = 0;
        int exceeded = 0;
        double bar = PopulationStability.exceededByChance(10, 0.01) * (1 / 400.0 + 1 / 4000.0);
        for (int draw = 0; draw < draws; draw++) {
            PopulationStability stability = PopulationStability.of(sample(random, 400), sample(random, 4000));
            sum += stability.value();
            exceeded += stability.value() > bar ? 1 : 0;
        }
        assertEquals(9 * (1 / 400.0 + 1 / 4000.0), sum / draws, 0.0005);
        assertEquals(0.01, exceeded / (double) draws, 0.006);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itIsTheSumOfItsContributions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] month = sample(random, 50);
        long[] reference = sample(random, 200);
        double sum = 0;
        for (int bin = 0; bin < 10; bin++) {
            sum += PopulationStability.contribution(month, reference, bin);
        }
        assertEquals(PopulationStability.of(month, reference).value(), sum, 1e-12);
    }

    private static long[] sample(SplittableRandom random, int rows) {
        long[] counts = new long[10];
        for (int row = 0; row < rows; row++) {
            counts[random.nextInt(10)]++;
        }
        return counts;
    }
}
