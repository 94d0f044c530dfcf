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
    void theFindingsSayWhoRanksBetterAndByHowMuch() {
        assertSays(
                "On the same 8,238 held-out rows (247 conversions) the model ranks better than the points: ROC AUC 0.745"
                        + " against 0.702, difference 0.043 (95 % interval 0.021 to 0.065).");
        assertSays(
                "Calling as many leads as the points do at the MQL threshold, the model finds 145.4 conversions to sql"
                        + " against 114.0, difference 31.4 (95 % interval 12.2 to 50.1).");
        assertFalse(page.text().contains("Calling as many leads as the points do at the SQL threshold"));
        assertSays(
                "Where the two part at the MQL thresholds: 303 rows called by the model only, of which 10.2 % (7.3 to"
                        + " 14.2 %) reached sql; 307 called by the points only, of which 3.6 % (2.0 to 6.3 %) did.");
        assertSays(
                "The predicted percentage lies within the 95 % interval of what happened in 9 of 10 groups of held-out"
                        + " rows.");
    }

    @Test
    void aBinShowsWhatWasPredictedAndWhatHappened() {
        assertRow("predictive | 10 | 824 | 83 | 14.0 % | 10.1 % (7.9 to 12.2 %) | predicted too high");
    }

    @Test
    void calibrationIsToldInOneTable() {
        assertRow("predictive | slope of the log-odds 1 is right; below it, promises are too extreme"
                + " | 0.94 0.86 to 1.02 | 8,238");
        assertRow("predictive | intercept at slope 1 0 is right; below it, too much is promised"
                + " | -0.03 -0.17 to 0.10 | 8,238");
        assertRow("predictive | Brier score of the percentages; lower is better | 0.0281 0.0265 to 0.0297 | 8,238");
        assertRow("predictive | Brier: resolution taken off the score; more is better | 0.0010 | 8,238");
    }

    @Test
    void aSegmentThatIsTooSmallIsCountedAndNotJudged() {
        assertRow("country=DE | 4,100 | 131 | 0.752 0.718 to 0.786 | 0.113 0.092 to 0.134 | 0.1339 0.1258 to 0.1420"
                + " | 0.96 0.84 to 1.08 | -0.18 -0.42 to 0.06 | -0.03 -0.22 to 0.16");
        assertRow("country: other | 833 | 28 | – | – | – | – | – | –");
        assertRow("country=DE | 4,100 | 131 | 0.0301 | 0.0002 | 0.0011 | 0.0309 | 0.0001");
        assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("worked=")));
    }

    @Test
    void whatTheIntervalsOfTheCalibrationSayIsToldInWords() {
        assertSays("All in all the percentages promise neither too much nor too little, as far as these rows can tell"
                + " (intercept at slope 1 -0.03, 95 % interval -0.17 to 0.10).");
        assertSays(
                "They are not shown to be too extreme or too timid (slope of the log-odds 0.94, 95 % interval 0.86 to"
                        + " 1.02).");
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
    void theFindingsTellWhatIsNotInOrder() {
        assertSays(
                "Promised by the thresholds of model 7 and not kept, by more than chance: recall at MQL by predictive,"
                        + " leads called a month at MQL by predictive.");
        assertSays("Left out of the model, since it seems to tell the outcome: contract_value.");
        assertSays(
                "In months that model 7 had not seen when it was tried, more changed than is usual: pricing_view_30d, how often"
                        + " employees is missing.");
        assertSays("Model 8 was refused by the gate, and model 7 stays in use. Not passed: no harm to a segment"
                + " (country=NL), features as they were.");
    }

    @Test
    void aDecileShowsBothScoresConversionAndLift() {
        assertRow("1 | 79.1 of 823.8 | 9.6% | 3.20 | 90 | 59.5 of 823.8 | 7.2% | 2.41 | 90");
    }

    @Test
    void aComparisonNamesItsWinnerOnlyWhenTheIntervalLeavesZeroOut() {
        assertRow(
                "ROC AUC | rows | customer | predictive 0.745 | points 0.702 | 0.043 0.021 to 0.065 | for predictive");
        assertRow("ROC AUC | rows | customer | engagement 0.681 | points 0.702 | -0.021 -0.039 to -0.003 | for points");
        assertRow("ROC AUC | rows | customer | stage 0.661 | fit 0.631 | 0.030 -0.004 to 0.064 | cannot be told");
        assertRow("log loss | rows | customer | predictive 0.1235 | points 0.1291 | -0.0057 -0.0091 to -0.0021"
                + " | for predictive");
    }

    @Test
    void aQuadrantShowsItsRealisedConversion() {
        assertRow("called by the points only | 307 | 307 | 11 | 3.6 % (2.0 to 6.3 %) |");
        assertSays("Who was worked is not heeded in these tables; worked and unworked leads are shown apart.");
    }

    @Test
    void leadsThatDisagreeAreListedUpToALimit() {
        assertRow("lead-3 | 2026-02-01 | 15.5 | 20.4 | 18.4 % | 98.8 | yes"
                + " | sql, customer | pricing-page: +15 (once, 3 days ago)"
                + " | Days since the lead was created: 3 (raises the odds 2-fold)");
        assertEquals(
                25,
                page.rows().stream()
                        .filter(row -> row.matches("lead-5\\d\\d .*"))
                        .count());
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
