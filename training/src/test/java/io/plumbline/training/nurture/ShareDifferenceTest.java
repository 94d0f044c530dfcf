package io.plumbline.training.nurture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.training.metric.Estimate;
import io.plumbline.training.nurture.ShareDifference.Side;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareDifferenceTest {
    private static Side side(int leads, int ups) {
        boolean[] up = new boolean[leads];
        IntStream.range(0, ups).forEach(i -> up[i] = true);
        return new Side(IntStream.range(0, leads).mapToObj(String::valueOf).toList(), up);
    }

    private static void assertInterval(double low, double high, Estimate found) {
        assertEquals(low, found.low().orElseThrow(), 6e-3);
        assertEquals(high, found.high().orElseThrow(), 6e-3);
    }

    /** Newcombe 1998, table II, method 10, columns a, d, g and h: 56/70 - 48/80, 9/10 - 3/10, 5/56 - 0/29 and 0/10 - 0/20. */
    @Test
    void itIsWhatNewcombePrints() {
        assertInterval(0.0524, 0.3339, ShareDifference.of(side(70, 56), side(80, 48)));
        assertInterval(-0.0381, 0.1926, ShareDifference.of(side(56, 5), side(29, 0)));
        assertInterval(-0.1611, 0.2775, ShareDifference.of(side(10, 0), side(20, 0)));
    }

    @Test
    void withoutAHoldOutThereIsNoDifference() {
        assertTrue(ShareDifference.of(side(10, 3), side(0, 0)).value().isEmpty());
    }

    /** Leads of an account move up together or not at all: half as many trials. */
    @Test
    void leadsOfOneAccountCountAsFewer() {
        Side alone = side(200, 60);
        List<String> pairs = IntStream.range(0, 200).mapToObj(i -> "" + i / 2).toList();
        Estimate apart = ShareDifference.of(alone, side(100, 20));
        Estimate together = ShareDifference.of(new Side(pairs, alone.up()), side(100, 20));
        assertTrue(together.high().orElseThrow() - together.low().orElseThrow()
                > 1.1 * (apart.high().orElseThrow() - apart.low().orElseThrow()));
    }

    @Test
    void nineteenOfTwentyIntervalsHoldTheTruth() {
        Random random = new Random(7);
        int held = 0;
        int trials = 2_000;
        for (int i = 0; i < trials; i++) {
            Estimate found = ShareDifference.of(drawn(random, 450, 0.12), drawn(random, 60, 0.08));
            held += found.interval().orElseThrow().covers(0.04) ? 1 : 0;
        }
        assertTrue(held >= 0.93 * trials && held <= 0.97 * trials, held + " of " + trials);
    }

    /** Accounts of three leads, which share their inclination. */
    private static Side drawn(Random random, int accounts, double share) {
        boolean[] up = new boolean[3 * accounts];
        for (int account = 0; account < accounts; account++) {
            double own = Math.min(1, share * 2 * random.nextDouble());
            for (int i = 0; i < 3; i++) {
                up[3 * account + i] = random.nextDouble() < own;
            }
        }
        return new Side(IntStream.range(0, up.length).mapToObj(i -> "" + i / 3).toList(), up);
    }
}
