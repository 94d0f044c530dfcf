package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import io.plumbline.reports.WrittenPages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What readers see whose browser or mail program runs no scripts. */
@InBrowser
class WithoutScriptsTest {

    @Test
    void theTablesAreThereAndNoEmptyChartIs(Visits visits) {
        for (Look look : List.of(Look.DESKTOP, Look.PHONE)) {
            try (Visit visit = visits.withoutScripts(WrittenPages.company("en"), look)) {
                assertEquals(0, seen(visit.page().locator("[data-chart]")));
                Locator folded = visit.page().locator("details:not([open]) > summary");
                while (folded.count() > 0) {
                    folded.first().click();
                }
                Locator tables = visit.page().locator("main table");
                assertTrue(tables.count() > 20);
                assertEquals(tables.count(), seen(tables));
                visit.assertNoComplaint();
            }
        }
    }

    private static long seen(Locator elements) {
        return elements.all().stream().filter(Locator::isVisible).count();
    }
}
