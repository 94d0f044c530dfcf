package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.Fixture;
import io.plumbline.reports.WrittenPages;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However the reader moves the threshold, the page shows what the stored curve holds. */
@InBrowser
class ThresholdMovesTest {
    private static Store store = Store.inMemory();

    @BeforeAll
    static void fill() {
        store.close();
        store = Fixture.company();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Locator panel(Visit visit) {
        return visit.page().locator("[data-explorer=precision-recall-1]");
    }

    private static double shown(Locator panel, String figure) {
        return Double.parseDouble(
                panel.locator("[data-figure=" + figure + "]").first().getAttribute("data-value"));
    }

    /** Compares every figure with the stored curve, and hands back the threshold. */
    private static double assertStored(Locator panel, String scorer) {
        double threshold = shown(panel, "threshold");
        List<Long> counts = store.first(
                        """
                        select
                            tp,
                            fp,
                            fn
                        from pr_curve
                        where scorer = %s
                            and label_step = 'customer'
                            and threshold >= %s
                        order by threshold
                        limit 1
                        """.formatted(Sql.literal(scorer), Sql.literal(threshold)),
                        row -> List.of(row.number("tp"), row.number("fp"), row.number("fn")))
                .orElseThrow();
        double found = counts.get(0);
        double called = found + counts.get(1);
        assertEquals(called, shown(panel, "leads-called"));
        assertEquals(called / 4, shown(panel, "leads-per-month"));
        assertEquals(found, shown(panel, "found"));
        assertEquals((double) counts.get(2), shown(panel, "missed"));
        assertEquals(found / called, shown(panel, "precision"), 1e-12);
        assertEquals(found / (found + counts.get(2)), shown(panel, "recall"), 1e-12);
        return threshold;
    }

    @Test
    void keysMoveTheThreshold(Visits visits) {
        try (Visit visit = visits.to(WrittenPages.company("en"), Look.DESKTOP)) {
            Locator panel = panel(visit);
            Locator slider = panel.locator("[data-threshold-slider]");
            double chosen = assertStored(panel, "predictive");
            assertEquals(0.2231, chosen);
            slider.press("ArrowRight");
            double higher = assertStored(panel, "predictive");
            assertTrue(higher > chosen);
            slider.press("PageDown");
            assertTrue(assertStored(panel, "predictive") < chosen);
            slider.press("Home");
            double lowest = assertStored(panel, "predictive");
            slider.press("End");
            double highest = assertStored(panel, "predictive");
            assertEquals(
                    List.of(lowest, highest),
                    store.first(
                                    "select min(threshold) as low, max(threshold) as high from pr_curve"
                                            + " where scorer = 'predictive'",
                                    row -> List.of(row.real("low"), row.real("high")))
                            .orElseThrow());
            assertTrue(
                    slider.getAttribute("aria-valuetext").startsWith("Threshold 0.726: precision 25.0%, recall 0.40%"));
            visit.assertNoComplaint();
        }
    }

    @Test
    void theHandleIsDraggedAlongTheCurve(Visits visits) {
        try (Visit visit = visits.to(WrittenPages.company("en"), Look.DESKTOP)) {
            Locator panel = panel(visit);
            Locator handle = panel.locator("[data-threshold-handle]");
            handle.scrollIntoViewIfNeeded();
            double before = assertStored(panel, "predictive");
            BoundingBox box = handle.boundingBox();
            Page page = visit.page();
            page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 2 + 150, box.y + box.height / 2 + 40);
            page.mouse().up();
            assertTrue(assertStored(panel, "predictive") < before);
            assertTrue(handle.boundingBox().x > box.x + 30);
            visit.assertNoComplaint();
        }
    }

    @Test
    void buttonsAndSwitchLeadToChosenThresholds(Visits visits) {
        try (Visit visit = visits.to(WrittenPages.company("en"), Look.PHONE)) {
            Locator panel = panel(visit);
            panel.locator("[data-go=mql][data-scorer=predictive]").click();
            assertEquals(0.0412, assertStored(panel, "predictive"));
            panel.locator("label:has([data-scorer=points])").click();
            assertEquals(61.5, assertStored(panel, "points"));
            panel.locator("[data-money=value]").fill("1000");
            assertEquals("–", panel.locator("[data-figure=money]").textContent());
            panel.locator("[data-money=cost]").fill("10");
            double money = 1000 * shown(panel, "found") - 10 * shown(panel, "leads-called");
            assertEquals(money, shown(panel, "money"));
            assertEquals(money / 4, shown(panel, "money-per-month"));
            assertNotEquals("–", panel.locator("[data-figure=money]").textContent());
            visit.assertNoComplaint();
        }
    }
}
