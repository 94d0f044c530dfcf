package io.plumbline.reports.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import io.plumbline.reports.WrittenPages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page as readers see it; pictures of every section are in {@code target/screenshots}. */
@InBrowser
class LookTest {

    static Stream<Look> looks() {
        return WrittenPages.LANGUAGES.stream()
                .flatMap(language -> Stream.of(Look.Screen.values()).map(screen -> new Look(language, screen)));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everySectionIsReadable(Look look, Visits visits) {
        try (Visit visit = visits.to(WrittenPages.company(look.language()), look)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                visit.turn(theme);
                Screenshots.take(visit.page(), look + "-" + theme.name());
            }
            visit.unfold();
            assertAll(
                    () -> assertEquals(List.of(), visit.found("layout.js")),
                    () -> assertEquals(List.of(), visit.found("charts.js")),
                    visit::assertNoComplaint);
        }
    }
}
