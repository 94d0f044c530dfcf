package io.plumbline.training.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BoundTest {
    private static final Bound BOUND = new Bound(0.25, 0.5);

    @Test
    void aMistakeIsAsBadAsAllOfItsIntervalBearsOut() {
        assertEquals(Severity.HIGH, BOUND.of(Measured.of(0.6, 0.5, 0.7)));
        assertEquals(Severity.MEDIUM, BOUND.of(Measured.of(0.6, 0.49, 0.7)));
        assertEquals(Severity.MEDIUM, BOUND.of(Measured.of(0.3, 0.25, 0.35)));
    }

    @Test
    void aFigureThatItsIntervalDoesNotBearOutIsLow() {
        assertEquals(Severity.LOW, BOUND.of(Measured.of(0.3, 0.2, 0.4)));
    }

    @Test
    void anIntervalFromFineToBadTellsNothing() {
        assertEquals(Severity.CANNOT_TELL, BOUND.of(Measured.share(1, 3)));
        assertEquals(Severity.CANNOT_TELL, BOUND.of(Measured.share(0, 2)));
    }

    @Test
    void whatIsBelowTheBoundAndCannotBeBadIsFine() {
        assertEquals(Severity.NONE, BOUND.of(Measured.of(0.2, 0.1, 0.4)));
        assertEquals(Severity.NONE, BOUND.of(Measured.exactly(0)));
    }

    @Test
    void aFigureBeyondAllThatWasSeenIsWorse() {
        Bound hours = new Bound(24, 72);
        double never = Double.POSITIVE_INFINITY;
        assertEquals(Severity.HIGH, hours.of(new Measured(OptionalDouble.empty(), 80, never)));
        assertEquals(Severity.MEDIUM, hours.of(new Measured(OptionalDouble.empty(), 30, never)));
        assertEquals(Severity.CANNOT_TELL, hours.of(new Measured(OptionalDouble.empty(), 3, never)));
    }

    @Test
    void someMistakesAreNeverTheWorst() {
        assertEquals(Severity.MEDIUM, HealthBounds.AGE_DAYS.of(Measured.exactly(4000)));
    }
}
