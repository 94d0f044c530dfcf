package io.plumbline.training.maturity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.training.metric.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    /** Six leads: conversions on days 2, 5 and 5, watched no longer than days 3, 7 and 10 without one. */
    private static final KaplanMeier SIX =
            KaplanMeier.of(new double[] {5, 3, 10, 2, 7, 5}, new boolean[] {true, false, false, true, false, true});

    @Test
    void sixLeadsCountedByHand() {
        // 1 of 6 on day 2; then one leaves; 2 of 4 on day 5: left are 5/6 * 2/4
        assertEquals(0, SIX.share(2));
        assertEquals(1 / 6.0, SIX.share(2.001), 1e-12);
        assertEquals(1 / 6.0, SIX.share(5), 1e-12);
        assertEquals(1 - 5 / 6.0 * 2 / 4.0, SIX.share(6), 1e-12);
        assertEquals(3, SIX.converted());
        assertEquals(6, SIX.atRisk(2));
        assertEquals(4, SIX.atRisk(5));
        assertEquals(2, SIX.atRisk(7));
        assertEquals(0, SIX.atRisk(11));
    }

    @Test
    void theIntervalIsGreenwoodsOnTheScaleOfLogMinusLog() {
        double left = 5 / 12.0;
        double variance = 1 / (6.0 * 5) + 2 / (4.0 * 2);
        double reach = 1.959963984540054 * Math.sqrt(variance) / -Math.log(left);
        Interval interval = SIX.interval(6).orElseThrow();
        assertEquals(1 - Math.pow(left, Math.exp(-reach)), interval.low(), 1e-12);
        assertEquals(1 - Math.pow(left, Math.exp(reach)), interval.high(), 1e-12);
        assertEquals(Optional.empty(), SIX.interval(2));
    }

    @Test
    void halfOfThoseWhoConvertDoSoByTheMedian() {
        assertEquals(Optional.of(5.0), SIX.median(8));
        assertEquals(Optional.of(2.0), SIX.median(3));
        assertEquals(Optional.empty(), SIX.median(1));
    }

    @Test
    void withoutAnybodyLeavingItIsTheShareThatHasConverted() {
        Random random = new Random(1);
        double[] days = random.doubles(500, 0, 100).map(Math::floor).toArray();
        boolean[] converted = new boolean[days.length];
        for (int i = 0; i < days.length; i++) {
            converted[i] = days[i] < 60;
            days[i] = converted[i] ? days[i] : 100;
        }
        KaplanMeier curve = KaplanMeier.of(days, converted);
        for (int day = 0; day <= 100; day += 7) {
            double bound = day;
            long sooner = 0;
            for (int i = 0; i < days.length; i++) {
                sooner += converted[i] && days[i] < bound ? 1 : 0;
            }
            assertEquals(sooner / 500.0, curve.share(day), 1e-12);
        }
    }

    @Test
    void leavingEarlyDoesNotBendTheCurve() {
        Random random = new Random(2);
        double[] days = new double[20_000];
        boolean[] converted = new boolean[days.length];
        for (int i = 0; i < days.length; i++) {
            double buys = -50 * Math.log(random.nextDouble());
            double watched = 120 * random.nextDouble();
            converted[i] = buys < watched;
            days[i] = Math.min(buys, watched);
        }
        KaplanMeier curve = KaplanMeier.of(days, converted);
        for (double day : new double[] {10, 30, 60, 90}) {
            double truth = 1 - Math.exp(-day / 50);
            assertEquals(truth, curve.share(day), 0.015);
            assertTrue(curve.interval(day).orElseThrow().high() - truth > 0);
        }
        assertTrue(Arrays.stream(days).max().orElseThrow() < 120);
    }
}
