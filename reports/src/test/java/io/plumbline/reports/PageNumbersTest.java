package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    private static void assertRow(String row) {
        assertTrue(page.rows().contains(row), () -> row + "\nis not among\n" + String.join("\n", page.rows()));
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
    void aPromiseIsHeldAgainstWhatCameOverAllMonthsKnown() {
        assertSays("Model 7 promised this when it was made.");
        assertRow("mql | predictive | precision | 2 | 12.7 % 11.7 to 13.7 % | 12.5 % 11.3 to 13.8 % | kept");
        assertRow("mql | predictive | recall | 2 | 58.8 % 54.1 to 63.5 % | 45.5 % 40.9 to 50.0 % | not kept");
        assertRow("mql | predictive | leads called a month | 2 | 201 185 to 218 | 260 234 to 286 | more than promised");
        assertRow("mql | points | precision | 2 | 9.8 % 9.0 to 10.6 % | 12.6 % 11.4 to 13.9 % | better than promised");
        assertRow("mql | points | recall | 2 | 46.2 % 42.5 to 49.9 % | 43.6 % 39.3 to 48.0 % | cannot be told");
        assertRow(
                "country=DE | mql | predictive | precision | 2 | 13.6 % 12.5 to 14.7 % | 13.6 % 12.2 to 14.9 % | kept");
    }

    @Test
    void whatChangedSinceTheModelLearnedIsNamedWithItsMonths() {
        assertSays(
                "In months that model 7 had not seen when it was tried, these changed by more than chance and by more than is usual.");
        assertRow("pricing_view_30d feature | 2 | 2026-07 | the share of values above 4 grew from 8.0 % to 31.0 %");
        assertRow("how often employees is missing feature | 2 | 2026-07 | missing grew from 12.0 % to 43.0 %");
        assertRow("pricing_view_30d | stability index | 0.05 | 0.05 | 0.05 | 0.05 | 0.05 | 0.05 | 0.05 | 0.67 | 0.67");
        assertRow("employees | share missing | 12.0 % | 12.0 % | 12.0 % | 12.0 % | 12.0 % | 12.0 % | 12.0 % | 43.0 %"
                + " | 43.0 %");
        assertTrue(page.page().contains("<b>0.67</b>"));
        assertFalse(page.page().contains("<b>0.05</b>"));
    }

    @Test
    void conversionsOfAMonthAreHeldAgainstWhatWasLearnedAndPredicted() {
        assertRow("2025-11 | yes | 3.1 % 2.6 to 3.7 % | 3.0 % | – | 0.02 | 0.01 |");
        assertRow("2026-04 | yes | 3.2 % 2.7 to 3.8 % | 3.0 % | 1.02 0.81 to 1.27 | 0.02 | 0.01 |");
        assertRow("2026-06 | no | – | – | – | 0.02 | 0.01 |");
    }

    @Test
    void leadsNowAreCountedByStageLevelAndGrade() {
        assertSays("2,000 leads scored as of 2026-07-01.");
        assertRow("none | 400 | 20.0 % |");
        assertRow("A | 166 | 167 | 167");
        assertRow("mql | 665 | 33.3 % |");
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
