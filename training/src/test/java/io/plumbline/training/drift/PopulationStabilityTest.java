package io.plumbline.training.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    @Test
    void anExampleByHand() {
        // shares with half a row added: month 30.5/101 and 70.5/101, reference 500.5/1001 twice
        double p = 30.5 / 101;
        double byHand = (p - 0.5) * Math.log(p / 0.5) + (0.5 - p) * Math.log((1 - p) / 0.5);
        PopulationStability stability = PopulationStability.of(new long[] {30, 70}, new long[] {500, 500});
        assertEquals(byHand, stability.value(), 1e-12);
        assertEquals(0.1659, stability.value(), 5e-5);
        assertEquals(1, stability.freedom());
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
        PopulationStability without = PopulationStability.of(new long[] {30, 70}, new long[] {500, 500});
        assertEquals(without.value(), with.value());
        assertEquals(without.freedom(), with.freedom());
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

    @Test
    void theBinThatAddsMostIsNamed() {
        assertEquals(
                2,
                PopulationStability.of(new long[] {40, 30, 30}, new long[] {450, 350, 200})
                        .mostChanged());
    }

    @Test
    void whereRowsAreInSeveralBinsTheLargestIndexOfOneCounts() {
        // of 100 rows 20 have no list, 60 the first element and 50 the second; before it were 100, 800 and 100 of 1000
        PopulationStability stability = PopulationStability.ofOverlapping(
                new long[] {20, 60, 50, 80}, 100, new long[] {100, 800, 100, 900}, 1000);
        double p = 50.5 / 101;
        double q = 100.5 / 1001;
        assertEquals((p - q) * Math.log(p / q) + (q - p) * Math.log((1 - p) / (1 - q)), stability.value(), 1e-12);
        assertEquals(2, stability.mostChanged());
        assertEquals(1, stability.freedom());
        assertEquals(3, stability.chosenFrom());
        assertTrue(stability.expected(100, 1000).isEmpty());
    }

    @Test
    void elementsThatHangTogetherExceedTheBoundNoMoreOftenThanOneInTwenty() {
        SplittableRandom random = new SplittableRandom(8);
        int draws = 4000;
        int exceeded = 0;
        for (int draw = 0; draw < draws; draw++) {
            PopulationStability stability =
                    PopulationStability.ofOverlapping(lists(random, 400), 400, lists(random, 4000), 4000);
            double bar = PopulationStability.exceededByChance(stability.freedom(), 0.05 / stability.chosenFrom());
            exceeded += stability.value() > bar * (1 / 400.0 + 1 / 4000.0) ? 1 : 0;
        }
        assertTrue(exceeded > 0.01 * draws && exceeded < 0.055 * draws, "exceeded " + exceeded);
    }

    /** Nine elements, of which a row has those below a draw of its own, more or less. */
    private static long[] lists(SplittableRandom random, int rows) {
        long[] counts = new long[11];
        for (int row = 0; row < rows; row++) {
            double eager = random.nextDouble();
            boolean any = false;
            for (int element = 1; element <= 9; element++) {
                boolean has = random.nextDouble() < eager * element / 10;
                counts[element] += has ? 1 : 0;
                any |= has;
            }
            counts[any ? 10 : 0]++;
        }
        return counts;
    }

    private static long[] sample(SplittableRandom random, int rows) {
        long[] counts = new long[10];
        for (int row = 0; row < rows; row++) {
            counts[random.nextInt(10)]++;
        }
        return counts;
    }
}
