package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which rules earn their points, on the page and in the store. */
class AuditNumbersTest {
    private static final Words WORDS = Words.english();
    private static final Figures FIGURES = WORDS.figures();

    private static Html page(Store store) {
        return new Html(AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)));
    }

    private static void assertSays(Html page, String text) {
        assertTrue(page.text().contains(text), () -> text + "\nis not in\n" + page.text());
    }

    @Test
    void everyRuleStandsWithTheFiguresOfItsRow() {
        try (Store store = Fixture.company()) {
            List<String> rows = page(store).rows();
            List<String> rules = store.rows(
                    "select *, supported_points as supported from rule_audit where model_id = 7",
                    AuditNumbersTest::line);
            assertEquals(9, rules.size());
            rules.forEach(rule -> assertTrue(rows.contains(rule), () -> rule + "\nis not in\n" + rows));
        }
    }

    private static String line(Row row) {
        Estimate supported = Estimate.of(row, "supported");
        String verdict = row.text("verdict");
        boolean takes = row.real("given_points") < 0 && verdict.equals("too_low");
        return String.join(
                " | ",
                row.text("rule"),
                WORDS.say("audit.verdict." + (takes ? "takes_" : "") + verdict)
                        + row.optionalText("redundant_with")
                                .map(other -> " says the same as " + other)
                                .orElse(""),
                FIGURES.number(row.real("given_points")),
                FIGURES.decimal(supported.value(), 1)
                        + (supported.hasInterval() ? " " + FIGURES.bounds(supported, 1) : ""),
                FIGURES.count(row.number("lead_count")),
                FIGURES.share(row.optionalReal("share_of_points")),
                WORDS.say("scorer." + row.text("dimension")));
    }

    @Test
    void theVerdictsAreCountedInOneSentence() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertSays(
                    page,
                    "Held against 26,000 rows of 7,000 leads, of which 780 came to customer; moments from 2024-10-01 to"
                            + " 2025-09-01.");
            assertSays(page, "Of 7 rules in the points, 1 earns its points, 5 do not, and of 1 the data cannot tell.");
            assertSays(page, "Here 11.2 points double the odds of converting");
        }
    }

    @Test
    void aScorecardWithTooFewConversionsIsSaidToBeUnjudged() {
        try (Store store = Fixture.company()) {
            assertSays(page(store), "Only 6 of 800 rows converted: too few to judge any rule.");
        }
    }

    @Test
    void theLengthsThatTheDataPreferAreTold() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertSays(
                    page, "Of 3 half-lives and windows, each tried shorter and longer, the data prefer another for 2:");
            assertSays(page, "Rule pricing-page: points should halve after 7.5 days, not 30 days.");
            assertSays(page, "Rule email-open: events of all time should count, not of 90 days.");
            store.execute("update rule_window set preferred = false");
            assertSays(page(store), "the data prefer another for none.");
        }
    }

    @Test
    void theChartHoldsTheJudgedRulesThatPartMostFirst() {
        try (Store store = Fixture.company()) {
            String data = page(store).elements("script").get(0);
            int at = data.indexOf("\"audit\":");
            String chart = data.substring(at, data.indexOf("]]}}", at));
            assertTrue(
                    chart.contains("\"given\":[[-30.0,\"competitor\"],[-20.0,\"free-mail\"],[15.0,\"manager\"]"),
                    chart);
            assertTrue(chart.contains("[-71.3,\"free-mail\"],[-32.75,\"free-mail\"],[\"-\",\"free-mail\"]"), chart);
            assertFalse(chart.contains("wants-demo"), chart);
        }
    }

    @Test
    void aDraftThatWasTriedIsToldInAFewLines() {
        try (Store store = Fixture.company()) {
            Html page = page(store);
            assertSays(page, "A scorecard with the supported numbers lies in draft.yaml (run 1).");
            assertSays(
                    page,
                    "The draft ranks better: average precision 0.086 against 0.067, difference 0.019 (95% interval 0.008 to"
                            + " 0.030). ROC AUC 0.715 against 0.702, difference 0.013 (95% interval -0.002 to 0.028).");
            assertSays(
                    page,
                    "Among as many leads as level MQL calls, the draft finds 131 that came to sql and the current one 114:"
                            + " 17 (95% interval 4 to 31).");
            assertSays(page, "If it came into force now, 7 more leads would be handed over at once.");
            assertFalse(page.text().contains("these figures flatter it"));
        }
    }

    @Test
    void whatTheReplayCannotTellIsSaid() {
        try (Store store = Fixture.company()) {
            store.execute("update replay_figure set difference_low = -1, difference_high = 40");
            store.execute("update replay set first_snapshot_at = '2025-01-01'");
            Html page = page(store);
            assertSays(page, "The data cannot tell which ranks better: average precision 0.086 against 0.067");
            assertSays(page, "17 (95% interval -1 to 40: the data cannot tell it from none).");
            assertSays(page, "these figures flatter it");
            store.execute(
                    "update replay_figure set difference_low = -3, difference_high = -1 where measure = 'roc_auc'");
            store.execute(
                    "update replay_figure set difference_low = 1, difference_high = 3 where measure = 'average_precision'");
            assertSays(page(store), "as the figures contradict one another");
        }
    }

    @Test
    void withoutAnAuditTheSectionSaysSo() {
        try (Store store = Fixture.company()) {
            List.of("points_audit", "rule_audit", "rule_window", "suggestion", "replay", "replay_figure")
                    .forEach(table -> store.execute("delete from " + table));
            Html page = page(store);
            assertSays(page, "The rules were not yet held against what leads did");
            assertFalse(page.page().contains("data-chart=\"audit\""));
        }
    }
}
