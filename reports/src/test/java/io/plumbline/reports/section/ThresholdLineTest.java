package io.plumbline.reports.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.reports.page.Estimate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdLineTest {
    private static final Estimate UNKNOWN =
            new Estimate(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    @Test
    void oneLeadIsNotSeveral() {
        assertTrue(sentence(1).endsWith("; that is 1 lead a month."), sentence(1));
        assertTrue(sentence(2).endsWith("; that is 2 leads a month."), sentence(2));
    }

    @Test
    void thatNobodyIsCalledIsSaid() {
        assertEquals(
                "MQL by points: call a lead at 30 or more. Of the leads held back from training none came so far.",
                sentence(UNKNOWN, plain(0), plain(0)));
    }

    @Test
    void whatCouldNotBeMeasuredIsSaid() {
        assertEquals(
                "MQL by points: call a lead at 30 or more. What to expect of it could not be measured.",
                sentence(UNKNOWN, UNKNOWN, UNKNOWN));
    }

    private static String sentence(double leads) {
        return sentence(plain(0.5), plain(0.5), plain(leads));
    }

    private static String sentence(Estimate precision, Estimate recall, Estimate leads) {
        OptionalDouble half = OptionalDouble.of(0.5);
        return new ThresholdLine(
                        "points",
                        "mql",
                        "all",
                        "customer",
                        "max_f1",
                        "met",
                        "",
                        OptionalDouble.of(30),
                        half,
                        half,
                        half,
                        precision,
                        recall,
                        leads)
                .sentence();
    }

    private static Estimate plain(double value) {
        return new Estimate(OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
