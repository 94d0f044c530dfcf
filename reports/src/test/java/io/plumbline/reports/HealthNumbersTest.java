package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The classic mistakes on the page and in the store. */
class HealthNumbersTest {
    private static final Figures FIGURES = Words.english().figures();

    private static Html page(Store store, boolean anonymised, String language) {
        return new Html(AlignmentReport.html(
                store, new ReportRequest("b2b-saas", Fixture.RUN, Optional.empty(), anonymised, Words.in(language))));
    }

    private static void assertSays(String text, String says) {
        assertTrue(text.contains(says), () -> says + "\nis not in\n" + text);
    }

    @Test
    void everyShareStandsWithItsIntervalAndItsBound() {
        try (Store store = Fixture.company()) {
            String text = page(store, false, "en").text();
            List<String> shares = store.rows("""
                    select *
                    from health_finding
                    where value > 0
                        and measure not in ('hours_to_first_touch', 'points_from_rules_that_earn_nothing', 'drifted_features')
                    """, HealthNumbersTest::share);
            assertEquals(10, shares.size());
            shares.forEach(share -> assertSays(text, share));
            store.rows("select * from health_finding where value > 0 and value < 1", HealthNumbersTest::bound)
                    .forEach(bound -> assertSays(text, bound));
        }
    }

    private static String share(Row row) {
        double value = row.real("value");
        int decimals = value < 0.00995 ? 2 : 1;
        return FIGURES.share(value) + " (95% interval " + percent(row, "low", decimals) + " to "
                + percent(row, "high", decimals) + ")";
    }

    private static String percent(Row row, String column, int decimals) {
        return String.format(java.util.Locale.ROOT, "%." + decimals + "f%%", 100 * row.real(column));
    }

    private static String bound(Row row) {
        return "held against " + FIGURES.share(row.real("bound"));
    }

    @Test
    void mistakesStandWorstFirst() {
        try (Store store = Fixture.company()) {
            List<String> found =
                    page(store, false, "en").found("(?:<h3>|<summary>)([^<]*: )<span class=\"(?:warn|good|muted)\">");
            assertEquals(
                    List.of(
                            "Leads get lost between marketing and sales: ",
                            "Marketing and sales mean different things by a qualified lead: ",
                            "Criteria are out of date: ",
                            "One measure for leads that differ: ",
                            "Points for what tells nothing: "),
                    found);
        }
    }

    @Test
    void whatWasFoundSaysWhatToDo() {
        try (Store store = Fixture.company()) {
            String text = page(store, false, "en").text();
            assertSays(text, "2 of the five show in these data; of 1 it cannot be told.");
            assertSays(text, "Half of the MQLs waited 498.3 hours (95% interval 476.0 to 515.7) or longer");
            assertSays(text, "Agree on a time by which sales calls");
            assertSays(text, "How old the scorecard is cannot be told");
            assertSays(text, "the share of converting leads that are called did not fall");
            assertSays(text, "does not fall short of the promise");
            assertSays(
                    text,
                    "Of all points 6.6% come from rules that tell nothing of who converts; with the rules of which it"
                            + " cannot be told, it may be up to 8.7%. Too few to tell");
            assertSays(text, "17.2 % of 87 leads of channel event.");
            assertFalse(text.contains("Review the scorecard with the verdicts"));
        }
    }

    @Test
    void whenMostAreNeverTouchedNoTimeIsMadeUp() {
        try (Store store = Fixture.company()) {
            store.execute("update health_finding set value = null, high = null where measure = 'hours_to_first_touch'");
            assertSays(page(store, false, "en").text(), "More than half of the MQLs were never touched by sales.");
        }
    }

    @Test
    void everyMeasureIsToldInEveryLanguage() {
        try (Store store = Fixture.company()) {
            for (String language : List.of("vi", "th", "zh")) {
                String health = page(store, false, language)
                        .found("(?s)aria-labelledby=\"health\">(.*?)</section>")
                        .get(0);
                String said = health.replaceAll("(?s)<[a-z]+ lang=\"en\">.*?</(ul|small)>", "");
                assertFalse(said.matches("(?s).*\\b(leads|sales answered|held against|interval)\\b.*"), said);
            }
        }
    }

    @Test
    void whatPeopleWroteIsLeftOutWhenAnonymised() {
        try (Store store = Fixture.company()) {
            assertSays(page(store, false, "en").text(), "her husband answered");
            assertFalse(page(store, true, "en").text().contains("her husband answered"));
        }
    }

    @Test
    void beforeAnyRunLookedTheSectionSaysSo() {
        try (Store store = Fixture.empty()) {
            assertSays(page(store, false, "en").text(), "Nothing was looked at yet");
        }
    }
}
