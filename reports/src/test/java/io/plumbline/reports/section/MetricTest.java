package io.plumbline.reports.section;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final Figures FIGURES = Words.english().figures();

    @Test
    void aSmallDifferenceIsNeverShownAsZero() {
        Estimate small = new Estimate(OptionalDouble.of(0.0021), OptionalDouble.of(0.00004), OptionalDouble.of(0.0042));
        assertEquals("0.00210", Metric.named("roc_auc").value(small, FIGURES));
        assertEquals("0.00004 to 0.00420", Metric.named("roc_auc").bounds(small, FIGURES));
    }

    @Test
    void anUnknownMetricIsShownByItsName() {
        assertEquals(
                "conversions per call", Metric.named("conversions_per_call").words(Words.english()));
    }

    @Test
    void aMetricOfALevelIsAQuestionInPlainWords() {
        Metric metric = Metric.named("volume_for_equal_conversions_sql");
        assertEquals(
                "calls needed to find as many as the points find at SQL; fewer is better",
                metric.words(Words.english()));
    }
}
