package io.plumbline.training.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.training.drift.DriftTable.Line;
import io.plumbline.training.drift.RateDrift.Base;
import io.plumbline.training.drift.RateDrift.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDriftTest {
    private static final int SEEDS = 200;
    private static final int LEARNED = 12;
    private static final int LATER = 3;
    private static final double TIMES = 1.5;
    /** As if there were twenty features beside the two rates. */
    private static final double FALSE_ALARM = 0.05 / (LATER * (2 + 40));

    @Test
    void anExampleByHand() {
        // 40 of 200 convert where 10 % did of 1,000: pooled 140 of 1,200, and 0.1 is 4.0 standard errors
        Month month = new Month(13, Optional.empty(), 200, 200);
        Outcome outcome = new Outcome(month, 200, 40, 20, 20 * 0.9);
        Base base = new Base(0.1, 1000);
        Line alarm = new RateDrift(1e-4).label("customer", outcome, base, TIMES, false);
        assertEquals(Optional.of("the rate of conversions grew from 10.0 % to 20.0 %"), alarm.change());
        assertEquals(0.2, alarm.value().orElseThrow(), 1e-12);
        assertEquals(
                Optional.empty(),
                new RateDrift(1e-5)
                        .label("customer", outcome, base, TIMES, false)
                        .change());
        assertEquals(
                Optional.empty(),
                new RateDrift(1e-4).label("customer", outcome, base, 2.1, false).change());
        assertEquals(
                Optional.empty(),
                new RateDrift(1e-4)
                        .label("customer", outcome, base, TIMES, true)
                        .change());
        // 20 were predicted, give or take the root of 18: 40 are 4.7 standard errors more
        Line missed = new RateDrift(1e-5).calibration("predictive", outcome, TIMES, false);
        assertEquals(Optional.of("40 conversions came where 20.0 were predicted"), missed.change());
        assertEquals(2, missed.value().orElseThrow(), 1e-12);
        assertEquals(
                Optional.empty(),
                new RateDrift(1e-6)
                        .calibration("predictive", outcome, TIMES, false)
                        .change());
    }

    @Test
    void aMonthWithoutAConversionIsAFallAndNoError() {
        Month month = new Month(13, Optional.empty(), 2000, 1500);
        Outcome outcome = new Outcome(month, 2000, 0, 60, 58);
        RateDrift drift = new RateDrift(FALSE_ALARM);
        assertEquals(
                Optional.of("the rate of conversions fell from 3.0 % to 0.0 %"),
                drift.label("customer", outcome, new Base(0.03, 20_000), TIMES, false)
                        .change());
        assertEquals(
                Optional.of("0 conversions came where 60.0 were predicted"),
                drift.calibration("predictive", outcome, TIMES, false).change());
    }

    /** Leads of three to an account share their luck; rates of a factor above 1 change in the later months only. */
    @ParameterizedTest
    @CsvSource({
        "60, 0.05, 1, 0", "300, 0.05, 1, 0", "2000, 0.02, 1, 0",
        "300, 0.1, 2.5, 1", "2000, 0.03, 2, 1", "2000, 0.06, 0.4, 1",
    })
    void ratesThatChangeGiveAnAlarmAndChanceGivesNone(int leads, double rate, double factor, int caughtShare) {
        int labels = 0;
        int calibrations = 0;
        int rough = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Outcome> learned = months(random, LEARNED, leads, rate, 1);
            List<Outcome> later = months(random, LATER, leads, rate, factor);
            Base base = base(learned);
            RateDrift drift = new RateDrift(FALSE_ALARM);
            labels += later.stream()
                            .map(month -> drift.label("customer", month, base, TIMES, false))
                            .anyMatch(Line::alarm)
                    ? 1
                    : 0;
            calibrations += later.stream()
                            .map(month -> drift.calibration("predictive", month, TIMES, false))
                            .anyMatch(Line::alarm)
                    ? 1
                    : 0;
            rough += later.stream().anyMatch(month -> Math.abs(Math.log(month.rate() / base.rate())) > Math.log(TIMES))
                    ? 1
                    : 0;
        }
        System.out.printf(
                "rates: %s leads a month, %s of them, times %s, %s seeds: label %s, calibration %s; the factor alone %s%n",
                leads, rate, factor, SEEDS, labels, calibrations, rough);
        for (int alarms : new int[] {labels, calibrations}) {
            assertTrue(Math.abs(alarms - caughtShare * SEEDS) <= SEEDS / 20, "alarms in " + alarms);
        }
    }

    private static Base base(List<Outcome> learned) {
        double rows = learned.stream().mapToLong(Outcome::rows).sum();
        return new Base(
                learned.stream().mapToLong(Outcome::positives).sum() / rows,
                learned.stream().mapToDouble(Outcome::effectiveRows).sum());
    }

    private static List<Outcome> months(SplittableRandom random, int count, int leads, double rate, double factor) {
        List<Outcome> months = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            months.add(month(random, number, leads, rate, factor));
        }
        return months;
    }

    private static Outcome month(SplittableRandom random, int number, int leads, double rate, double factor) {
        long positives = 0;
        double promised = 0;
        double spread = 0;
        for (int account = 0; account < leads / 3; account++) {
            double luck = random.nextDouble();
            for (int lead = 0; lead < 3; lead++) {
                double probability = rate * (0.2 + 1.6 * random.nextDouble());
                double own = random.nextInt(3) == 0 ? luck : random.nextDouble();
                positives += own < factor * probability ? 1 : 0;
                promised += probability;
                spread += probability * (1 - probability);
            }
        }
        Month month = new Month(number, Optional.empty(), leads, leads / 3.0);
        return new Outcome(month, leads, positives, promised, spread);
    }
}
