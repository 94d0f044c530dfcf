package io.plumbline.reports.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.reports.page.Estimate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void aSmallDifferenceIsNeverShownAsZero() {
        Estimate small = new Estimate(OptionalDouble.of(0.0021), OptionalDouble.of(0.00004), OptionalDouble.of(0.0042));
        assertEquals("0.00210", Metric.named("roc_auc").value(small));
        assertEquals("0.00004 to 0.00420", Metric.named("roc_auc").bounds(small));
    }

    @Test
    void anUnknownMetricIsShownByItsName() {
        assertEquals(
                "conversions per call", Metric.named("conversions_per_call").words());
    }
}
