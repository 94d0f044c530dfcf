package io.plumbline.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MicroPointsTest {

    @Test
    void roundingIsHalfAwayFromZero() {
        assertEquals(15_000_000, MicroPoints.of(15));
        assertEquals(100_000, MicroPoints.of(0.1));
        assertEquals(2, MicroPoints.of(0.0000015));
        assertEquals(-2, MicroPoints.of(-0.0000015));
        assertEquals(3, MicroPoints.weighted(0.5, 5));
        assertEquals(-3, MicroPoints.weighted(0.5, -5));
    }

    @Test
    void textHasNoTrailingZeros() {
        assertEquals("0", MicroPoints.text(0));
        assertEquals("100", MicroPoints.text(100_000_000));
        assertEquals("-12.5", MicroPoints.text(-12_500_000));
        assertEquals("0.000001", MicroPoints.text(1));
    }
}
