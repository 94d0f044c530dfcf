package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import io.plumbline.reports.WrittenPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe-core finds on the page, and the way of the keyboard through it. */
@InBrowser
class AccessibilityTest {

    @ParameterizedTest
    @EnumSource(names = "WALL", mode = EnumSource.Mode.EXCLUDE)
    void nothingSeriousIsFoundInLightAndInDark(Look.Screen screen, Visits visits) {
        try (Visit visit = visits.to(WrittenPages.company("en"), new Look("en", screen))) {
            visit.unfold();
            visit.page().evaluate(Scripts.text("/axe.min.js"));
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visit.turn(theme);
                assertEquals(List.of(), visit.found("axe.js"), theme.name());
            }
        }
    }

    @Test
    void theKeyboardReachesEverythingInTheOrderOfReading(Visits visits) {
        try (Visit visit = visits.to(WrittenPages.company("en"), Look.DESKTOP)) {
            List<Object> places = new ArrayList<>();
            int reachable;
            do {
                visit.page().keyboard().press("Tab");
                Map<?, ?> focus = (Map<?, ?>) visit.page().evaluate(Scripts.text("focus.js"));
                assertEquals(true, focus.get("ringed"), () -> "no ring shows the focus: " + focus);
                assertEquals(true, focus.get("inView"), () -> "out of sight: " + focus);
                places.add(focus.get("place"));
                reachable = (int) focus.get("reachable");
            } while (places.size() < reachable);
            assertTrue(reachable > 20, "links, tables and what is folded away");
            assertEquals(List.copyOf(upTo(reachable)), places);
        }
    }

    private static List<Object> upTo(int count) {
        List<Object> places = new ArrayList<>();
        for (int place = 0; place < count; place++) {
            places.add(place);
        }
        return places;
    }
}
