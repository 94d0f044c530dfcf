package io.plumbline.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void giveTheLocaleBack() {
        Locale.setDefault(before);
    }

    @Test
    void figuresLookTheSameEverywhere() {
        for (String locale : new String[] {"en-US", "tr-TR", "de-DE", "ar-EG-u-nu-arab"}) {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals("1,234,567", Figures.count(1_234_567), locale);
            assertEquals("1,234.50", Figures.decimals(1234.5, 2), locale);
            assertEquals("12.3 %", Figures.percent(0.1234), locale);
            assertEquals("0.2 s", Figures.seconds(Duration.ofMillis(199)), locale);
        }
    }

    @Test
    void whatIsAbsentIsADash() {
        assertEquals("-", Figures.decimals(OptionalDouble.empty(), 3));
        assertEquals("-", Figures.percent(OptionalDouble.empty()));
    }

    @Test
    void aSmallLossIsNoNegativeZero() {
        assertEquals("0.00", Figures.decimals(-0.001, 2));
        assertEquals("+0.012", Figures.signed(0.012, 3));
        assertEquals("-0.012", Figures.signed(-0.012, 3));
        assertEquals("0.000", Figures.signed(0, 3));
    }

    @Test
    void aNumberAmongTextsIsShort() {
        assertEquals("0.11", Figures.tidied("0.11333333333333333"));
        assertEquals("37", Figures.tidied("37.0"));
        assertEquals("200", Figures.tidied("200.0"));
        assertEquals("464,000", Figures.tidied("464000.0"));
        assertEquals("2026-07", Figures.tidied("2026-07"));
        assertEquals("007", Figures.tidied("007"));
    }

    @Test
    void oneLeadIsNoLeads() {
        assertEquals("1 lead", Figures.counted(1, "lead", "leads"));
        assertEquals("0 leads", Figures.counted(0, "lead", "leads"));
    }
}
