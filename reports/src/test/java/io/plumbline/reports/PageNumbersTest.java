package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageNumbersTest {
    private static Html page = new Html("");

    @BeforeAll
    static void write() {
        try (Store store = Fixture.company()) {
            page = new Html(AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)));
        }
    }

    private static void assertSays(String text) {
        assertTrue(page.text().contains(text), text);
    }

    @Test
    void theHeaderSaysWhatTheModelWasMadeOf() {
        assertSays("b2b-saas: points against prediction");
        assertSays("As of 2026-07-01.");
        assertSays("Predictscustomer within 90 days");
        assertSays("41,200, 9,100");
        assertSays("1,236");
    }

    @Test
    void theNavigationLeadsToEverySectionInItsOrder() {
        assertTrue(page.found("<h2 id=\"([^\"]+)").contains("protected"));
        assertEquals(page.found("<h2 id=\"([^\"]+)"), page.found("<li><a href=\"#([^\"]+)"));
    }

    @Test
    void everyChartHasATableBeside() {
        List<String> charts = List.of(
                "precision-recall-1",
                "precision-recall-2",
                "reliability",
                "deciles",
                "gains",
                "segments",
                "funnel",
                "distributions",
                "delays",
                "steadiness",
                "drift");
        for (String chart : charts) {
            assertTrue(page.page().contains("data-chart=\"" + chart + "\""), chart);
            String after = page.page().substring(page.page().indexOf("data-chart=\"" + chart + "\""));
            assertTrue(after.contains("<table>"), chart);
        }
    }
}
