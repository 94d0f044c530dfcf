package io.plumbline.reports.section;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.reports.page.Estimate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThresholdLineTest {

    @Test
    void oneLeadIsNotSeveral() {
        assertTrue(sentence(1).endsWith("; that is 1 lead a month."), sentence(1));
        assertTrue(sentence(2).endsWith("; that is 2 leads a month."), sentence(2));
    }

    private static String sentence(double leads) {
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
                        OptionalDouble.of(leads),
                        plain(0.5),
                        plain(0.5),
                        plain(leads))
                .sentence();
    }

    private static Estimate plain(double value) {
        return new Estimate(OptionalDouble.of(value), OptionalDouble.empty(), OptionalDouble.empty());
    }
}
