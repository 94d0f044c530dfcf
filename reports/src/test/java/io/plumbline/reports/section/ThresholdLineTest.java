package io.plumbline.reports.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdLineTest {
    private static final Words WORDS = Words.english();
    private static final OptionalDouble ABSENT = OptionalDouble.empty();
    private static final Estimate UNKNOWN = new Estimate(ABSENT, ABSENT, ABSENT);

    @Test
    void oneLeadIsNotSeveral() {
        assertTrue(expected(1).endsWith("; that is 1 lead a month."), expected(1));
        assertTrue(expected(2).endsWith("; that is 2 leads a month."), expected(2));
    }

    @Test
    void thatNobodyIsCalledIsSaid() {
        assertEquals(
                List.of("Call a lead at 30 or more.", "Of the leads held back from training none came so far."),
                line("max_f1", ABSENT, UNKNOWN, plain(0), plain(0)).sentences(WORDS));
    }

    @Test
    void whatCouldNotBeMeasuredIsSaid() {
        assertEquals(
                List.of("Call a lead at 30 or more.", "What to expect of it could not be measured."),
                line("max_f1", ABSENT, UNKNOWN, UNKNOWN, UNKNOWN).sentences(WORDS));
    }

    @Test
    void theBalanceThatAPolicyReachedIsCountedFromWhatWasChosen() {
        assertEquals("Best balance of precision and recall (F1 0.500).", reason("max_f1", ABSENT));
        assertEquals(
                "Best balance of precision and recall, with recall weighing 2 times as much (F 0.500).",
                reason("max_fbeta", OptionalDouble.of(2)));
    }

    @Test
    void aPolicyNamesTheNumberItWasGiven() {
        assertEquals(
                "Fewest leads called at a recall of 80.0% or better.", reason("min_recall", OptionalDouble.of(0.8)));
        assertEquals("A recall that must be reached.", reason("min_recall", ABSENT));
        assertEquals("my_policy", reason("my_policy", ABSENT));
    }

    private static String reason(String policy, OptionalDouble asked) {
        return line(policy, asked, UNKNOWN, UNKNOWN, UNKNOWN).reason(WORDS);
    }

    private static String expected(double leads) {
        return line("max_f1", ABSENT, plain(0.5), plain(0.5), plain(leads))
                .sentences(WORDS)
                .get(1);
    }

    private static ThresholdLine line(
            String policy, OptionalDouble asked, Estimate precision, Estimate recall, Estimate leads) {
        OptionalDouble half = OptionalDouble.of(0.5);
        return new ThresholdLine(
                "points",
                "mql",
                "all",
                "customer",
                policy,
                asked,
                ABSENT,
                "met",
                OptionalDouble.of(30),
                half,
                half,
                half,
                precision,
                recall,
                leads);
    }

    private static Estimate plain(double value) {
        return new Estimate(OptionalDouble.of(value), ABSENT, ABSENT);
    }
}
