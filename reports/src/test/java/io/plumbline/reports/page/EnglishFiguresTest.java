package io.plumbline.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EnglishFiguresTest {
    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(OptionalDouble.of(value), OptionalDouble.of(low), OptionalDouble.of(high));
    }

    @Test
    void whatIsAbsentIsADash() {
        Estimate absent = new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        assertEquals("–", EnglishFigures.share(absent));
        assertEquals("–", EnglishFigures.shareBounds(absent));
        assertEquals("–", EnglishFigures.number(OptionalDouble.empty()));
        assertEquals("–", EnglishFigures.volume(absent));
    }

    @Test
    void sharesHaveOneDecimalAndTwoBelowOnePerCent() {
        assertEquals("12.3\u00a0%", EnglishFigures.share(0.1234));
        assertEquals("1.0\u00a0%", EnglishFigures.share(0.00999));
        assertEquals("0.99\u00a0%", EnglishFigures.share(0.0099));
        assertEquals("0.0\u00a0%", EnglishFigures.share(0));
        assertEquals("100.0\u00a0%", EnglishFigures.share(1));
    }

    @Test
    void anIntervalHasTheDecimalsOfItsNumber() {
        assertEquals("31.2\u00a0% (28.0 to 34.5\u00a0%)", EnglishFigures.share(estimate(0.312, 0.28, 0.345)));
        assertEquals("0.73\u00a0% (0.15 to 1.32\u00a0%)", EnglishFigures.share(estimate(0.0073, 0.0015, 0.0132)));
    }

    @Test
    void numbersLoseTrailingZeros() {
        assertEquals("61.5", EnglishFigures.number(61.5));
        assertEquals("55", EnglishFigures.number(55));
        assertEquals("1,234.57", EnglishFigures.number(1234.567));
        assertEquals("0.0412", EnglishFigures.number(0.0412));
        assertEquals("0.5", EnglishFigures.number(0.5));
        assertEquals("-0.000123", EnglishFigures.number(-0.0001234));
        assertEquals("0", EnglishFigures.number(0));
    }

    @Test
    void countsAreWholeUnlessRowsWereShared() {
        assertEquals("8,238", EnglishFigures.count(8238));
        assertEquals("823.8", EnglishFigures.count(823.8));
        assertEquals("1 lead", EnglishFigures.count(1, "lead"));
        assertEquals("0 leads", EnglishFigures.count(0, "lead"));
    }

    @Test
    void instantsAreDatesInUtcWithTheTimeWhereItMatters() {
        assertEquals("2026-07-01", EnglishFigures.instant(Instant.parse("2026-07-01T00:00:00Z")));
        assertEquals("2026-07-01 23:59 UTC", EnglishFigures.instant(Instant.parse("2026-07-01T23:59:10Z")));
        assertEquals("2026-07", EnglishFigures.month(Instant.parse("2026-07-01T00:00:00Z")));
    }
}
