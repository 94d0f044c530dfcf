package io.plumbline.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(OptionalDouble.of(value), OptionalDouble.of(low), OptionalDouble.of(high));
    }

    @Test
    void whatIsAbsentIsADash() {
        Estimate absent = new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        assertEquals("–", Figures.share(absent));
        assertEquals("–", Figures.shareBounds(absent));
        assertEquals("–", Figures.number(OptionalDouble.empty()));
        assertEquals("–", Figures.volume(absent));
    }

    @Test
    void sharesHaveOneDecimalAndTwoBelowOnePerCent() {
        assertEquals("12.3\u00a0%", Figures.share(0.1234));
        assertEquals("1.0\u00a0%", Figures.share(0.00999));
        assertEquals("0.99\u00a0%", Figures.share(0.0099));
        assertEquals("0.0\u00a0%", Figures.share(0));
        assertEquals("100.0\u00a0%", Figures.share(1));
    }

    @Test
    void anIntervalHasTheDecimalsOfItsNumber() {
        assertEquals("31.2\u00a0% (28.0 to 34.5\u00a0%)", Figures.share(estimate(0.312, 0.28, 0.345)));
        assertEquals("0.73\u00a0% (0.15 to 1.32\u00a0%)", Figures.share(estimate(0.0073, 0.0015, 0.0132)));
    }

    @Test
    void numbersLoseTrailingZeros() {
        assertEquals("61.5", Figures.number(61.5));
        assertEquals("55", Figures.number(55));
        assertEquals("1,234.57", Figures.number(1234.567));
        assertEquals("0.0412", Figures.number(0.0412));
        assertEquals("0.5", Figures.number(0.5));
        assertEquals("-0.000123", Figures.number(-0.0001234));
        assertEquals("0", Figures.number(0));
    }

    @Test
    void countsAreWholeUnlessRowsWereShared() {
        assertEquals("8,238", Figures.count(8238));
        assertEquals("823.8", Figures.count(823.8));
        assertEquals("1 lead", Figures.count(1, "lead"));
        assertEquals("0 leads", Figures.count(0, "lead"));
    }

    @Test
    void instantsAreDatesInUtcWithTheTimeWhereItMatters() {
        assertEquals("2026-07-01", Figures.instant(Instant.parse("2026-07-01T00:00:00Z")));
        assertEquals("2026-07-01 23:59 UTC", Figures.instant(Instant.parse("2026-07-01T23:59:10Z")));
        assertEquals("2026-07", Figures.month(Instant.parse("2026-07-01T00:00:00Z")));
    }
}
