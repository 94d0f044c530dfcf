package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.reports.WrittenPages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of names that mean harm, and of workspaces that have next to nothing. */
@InBrowser
class OddPagesTest {

    private static void assertReadable(Visits visits, Path page, Look look) {
        try (Visit visit = visits.to(page, look)) {
            Screenshots.take(visit.page(), page.getFileName().toString().replace(".html", "-") + look);
            visit.unfold();
            assertAll(
                    () -> assertEquals(List.of(), visit.found("layout.js")),
                    () -> assertEquals(List.of(), visit.found("charts.js")),
                    visit::assertNoComplaint);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"><svg onload=alert(1)>",
                "{{7*7}} ${7*7} <!-- @for",
                "\u202e\u05d0\u05d1\u05d2 right to left",
            })
    void aHostileNameDoesNoHarm(String name, Visits visits) {
        assertReadable(visits, WrittenPages.hostile(name), Look.DESKTOP);
    }

    @Test
    void aNameOfThreeHundredLettersBreaksWhereItMust(Visits visits) {
        assertReadable(visits, WrittenPages.hostile("x".repeat(300)), Look.DESKTOP);
        assertReadable(visits, WrittenPages.hostile("x".repeat(300)), Look.PHONE);
    }

    @Test
    void aWorkspaceThatHasNextToNothingIsReadable(Visits visits) {
        assertReadable(visits, WrittenPages.empty("en"), Look.DESKTOP);
        assertReadable(visits, WrittenPages.empty("th"), Look.PHONE);
        assertReadable(visits, WrittenPages.oneLead("vi"), Look.PHONE);
        assertReadable(visits, WrittenPages.oneLead("en"), Look.DESKTOP);
        assertReadable(visits, WrittenPages.withoutModel("en"), Look.DESKTOP);
        assertReadable(visits, WrittenPages.withoutModel("zh"), Look.PHONE);
    }
}
