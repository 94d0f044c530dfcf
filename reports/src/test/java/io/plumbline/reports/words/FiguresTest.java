package io.plumbline.reports.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Estimate ABSENT =
            new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    private final Figures figures = Words.english().figures();

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(OptionalDouble.of(value), OptionalDouble.of(low), OptionalDouble.of(high));
    }

    @Test
    void whatIsAbsentIsADash() {
        assertEquals("–", figures.share(ABSENT));
        assertEquals("–", figures.shareBounds(ABSENT));
        assertEquals("–", figures.number(OptionalDouble.empty()));
        assertEquals("–", figures.volume(ABSENT));
        assertEquals("–", figures.bounds(ABSENT, 2));
        assertEquals("–", Figures.instant(Optional.empty()));
    }

    @Test
    void sharesHaveOneDecimalAndTwoBelowOnePerCent() {
        assertEquals("12.3%", figures.share(0.1234));
        assertEquals("1.0%", figures.share(0.00999));
        assertEquals("0.99%", figures.share(0.0099));
        assertEquals("0.0%", figures.share(0));
        assertEquals("100.0%", figures.share(1));
    }

    @Test
    void anIntervalFollowsItsNumber() {
        assertEquals("31.2% (28.0% to 34.5%)", figures.share(estimate(0.312, 0.28, 0.345)));
        assertEquals("198 (170 to 231)", figures.volume(estimate(198.2, 170.4, 230.9)));
        assertEquals("0.72 to 0.77", figures.bounds(estimate(0.745, 0.721, 0.769), 2));
    }

    @Test
    void countsHaveADecimalOnlyWhereTiedRowsAreShared() {
        assertEquals("8,238", figures.count(8238));
        assertEquals("8,238", figures.count(8238.0));
        assertEquals("8,238.5", figures.count(8238.5));
        assertEquals("-3", figures.count(-3));
    }

    @Test
    void numbersHaveTwoDecimalsAtMostAndThreeDigitsBelowOne() {
        assertEquals("61.5", figures.number(61.5));
        assertEquals("55", figures.number(55.0));
        assertEquals("0.0412", figures.number(0.04123));
        assertEquals("0", figures.number(0.0));
        assertEquals("0", figures.number(-0.0));
        assertEquals("1,234.57", figures.number(1234.567));
    }

    @Test
    void everyLanguageWritesNumbersItsOwnWay() {
        assertEquals("12,3%", Words.in("vi").figures().share(0.1234));
        assertEquals("8.238", Words.in("vi").figures().count(8238));
        assertEquals("12.3%", Words.in("th").figures().share(0.1234));
        assertEquals("28.0% 至 34.5%", Words.in("zh").figures().shareBounds(estimate(0.312, 0.28, 0.345)));
    }

    @Test
    void instantsAreUtcInEveryLanguage() {
        assertEquals("2026-07-01", Figures.instant(Instant.parse("2026-07-01T00:00:00Z")));
        assertEquals("2026-07-01 13:05 UTC", Figures.instant(Instant.parse("2026-07-01T13:05:00Z")));
        assertEquals("2026-07", Figures.month(Instant.parse("2026-07-31T23:59:59Z")));
    }
}
