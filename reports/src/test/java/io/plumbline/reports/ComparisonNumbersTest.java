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
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page says of percentages, points against prediction, and segments, held against every row of the tables. */
class ComparisonNumbersTest {
    private static final Figures FIGURES = Words.english().figures();
    private static final Store STORE = Fixture.company();
    private static Html page = new Html("");

    @BeforeAll
    static void write() {
        page = new Html(AlignmentReport.html(STORE, ReportRequest.of("b2b", Fixture.RUN)));
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private static void assertSays(String text) {
        assertTrue(page.text().contains(text), () -> text + "\nis not in\n" + page.text());
    }

    /** Every row of a query, as the page shows it, stands in one of the page's table rows. */
    private static void assertShown(int count, String query, Function<Row, String> shown) {
        List<String> told = STORE.rows(query, shown);
        assertEquals(count, told.size(), query);
        for (String each : told) {
            assertTrue(
                    page.rows().stream().anyMatch(row -> row.contains(each)),
                    () -> each + "\nis not in any of\n" + String.join("\n", page.rows()));
        }
    }

    @Test
    void everyGroupOfPercentagesStandsWithWhatHappened() {
        assertShown(
                20,
                "select *, positive_count / row_count::double as rate from calibration_bin where model_id = 7",
                row -> scorer(row.text("scorer")) + " | " + row.number("bin") + " | "
                        + FIGURES.count(row.number("row_count")) + " | " + FIGURES.count(row.number("positive_count"))
                        + " | " + FIGURES.share(row.real("mean_probability")) + " | "
                        + FIGURES.share(Estimate.between(row, "rate")) + " | ");
        assertSays("What the prediction promises lies within that interval in 9 of 10 groups.");
        assertSays("All in all the percentages promise neither too much nor too little, as far as these rows can tell"
                + " (intercept at slope 1 -0.03, 95% interval -0.17 to 0.10).");
    }

    private static String scorer(String code) {
        return Words.english().named("scorer", code);
    }

    @Test
    void everyDecileStandsWithItsConversion() {
        assertShown(
                20,
                "select * from decile where model_id = 7",
                row -> FIGURES.count(row.real("positive_count")) + " of " + FIGURES.count(row.real("row_count")) + " | "
                        + FIGURES.share(row.real("positive_count") / row.real("row_count")));
    }

    @Test
    void everyFieldOfTheFourShowsLeadsConversionsAndMoney() {
        assertShown(
                8,
                "select *, positive_count / nullif(lead_count, 0)::double as share from agreement where unit = 'entry'",
                row -> {
                    Estimate share = Estimate.between(row, "share");
                    return FIGURES.share(share.value()) + " " + FIGURES.shareBounds(share)
                            + FIGURES.count(row.number("positive_count")) + " of "
                            + FIGURES.count(row.number("lead_count"))
                            + row.optionalReal("amount").stream()
                                    .mapToObj(amount -> "worth " + FIGURES.count(amount))
                                    .findFirst()
                                    .orElse("");
                });
        assertFalse(page.text().contains("6,616"), "rows are not mixed with leads");
    }

    @Test
    void everyDepthShowsWhatEachScoreFindsThere() {
        assertShown(
                24,
                "select * from gain where unit = 'entry' and scorer in ('predictive', 'points', 'existing')",
                row -> FIGURES.share(Estimate.of(row, "share_found")));
        assertShown(
                8,
                "select * from gain where unit = 'entry' and scorer = 'points'",
                row -> FIGURES.share(row.real("depth_percent") / 100) + " | " + FIGURES.count(row.real("taken"))
                        + " | ");
        assertFalse(page.text().contains("fit 90.0%"));
    }

    @Test
    void whatAsManyCallsFindStandsInPlainWordsWithItsInterval() {
        assertShown(
                3,
                """
                select * from comparison where unit = 'entry' and (metric like 'conversions_at_%' or metric like 'volume_%')
                """,
                row -> FIGURES.count(row.optionalReal("value")) + " | "
                        + FIGURES.count(row.optionalReal("baseline_value")) + " | "
                        + FIGURES.count(row.optionalReal("difference")) + " "
                        + FIGURES.count(row.optionalReal("low")) + " to " + FIGURES.count(row.optionalReal("high"))
                        + " | " + (row.text("verdict").equals("better") ? "prediction" : "cannot be told"));
        assertShown(
                1,
                "select * from comparison where metric like 'amount_%'",
                row -> "money these brought success is “customer” | " + FIGURES.rounded(row.optionalReal("value"))
                        + " | " + FIGURES.rounded(row.optionalReal("baseline_value")) + " | "
                        + FIGURES.rounded(row.optionalReal("difference")) + " -40,000 to 77,000 | cannot be told");
        assertFalse(page.text().contains("at equal volume"));
    }

    @Test
    void leadsThatOnlyOneWouldTakeAreCountedOfWorkedOnesToo() {
        assertShown(
                8,
                "select * from swap_set",
                row -> (row.text("called_by").equals("points") ? "only the points" : "only the prediction") + " | "
                        + FIGURES.count(row.number("lead_count")) + " | " + FIGURES.count(row.number("positive_count"))
                        + " | " + FIGURES.share(Estimate.between(row, "conversion")) + " | "
                        + FIGURES.rounded(row.optionalReal("amount")));
        assertSays("MQL, all leads: those of the prediction convert more often (difference 8.1 percentage points, 95%"
                + " interval 3.1 to 13.0).");
    }

    @Test
    void noVerdictCrossesKindsThatSalesWorkedToADifferentShare() {
        assertSays("MQL, leads worked by sales: no verdict, since sales worked the two kinds to a different share"
                + " (difference 19.0 percentage points, 95% interval 4.1 to 33.4).");
        assertSays("MQL, leads not worked: the data cannot tell which convert more often");
    }

    @Test
    void tenLeadsOfEachListAreShownAndTheRestCounted() {
        assertSays("10 of 251 are shown.");
        assertSays("The 10 whose places by the two scores differ most");
        assertShown(
                40,
                "select * from swap_lead where position <= 10",
                row -> row.text("lead_id") + " | 2026-02-01 | "
                        + FIGURES.decimal(row.optionalReal("points"), 1) + " "
                        + FIGURES.decimal(row.optionalReal("points_percentile"), 1) + " | "
                        + FIGURES.share(row.real("probability")) + " "
                        + FIGURES.decimal(row.optionalReal("probability_percentile"), 1) + " | "
                        + (row.truth("label") ? "converted" : "did not convert")
                        + row.optionalText("became").map(steps -> " " + steps).orElse("") + " | "
                        + row.text("points_because") + " | " + row.text("probability_because"));
        assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("lead-511 ")));
    }

    @Test
    void whatEachAddsToTheOtherIsToldWithItsInterval() {
        assertSays(
                "The prediction adds to what the points tell: log loss 0.1221 together, 0.1291 without it (difference"
                        + " -0.0070, 95% interval -0.0101 to -0.0041; lower is better).");
        assertSays(
                "The data cannot tell whether the points add to what the prediction tells: log loss 0.1221 together");
        assertShown(
                2,
                "select * from combined_fit",
                row -> scorer(row.text("term")) + " | " + FIGURES.decimal(row.optionalReal("coefficient"), 2) + " "
                        + FIGURES.bounds(Estimate.between(row, "coefficient"), 2));
        assertSays("orders that agree to 0.58 (0.57 to 0.60) by Spearman’s rank correlation and 0.41 (0.40 to 0.42)");
    }

    @Test
    void theVerdictIsThatOfTheCommandLineAndSplitByWhoWasWorked() {
        assertSays("The prediction ranks better than the points: right order in pairs (ROC AUC) 0.745 against 0.702"
                + " (difference 0.043, 95% interval 0.021 to 0.065); average precision 0.101 against 0.074");
        assertSays("Among leads that sales worked (1,100 rows, 151 converted), the prediction ranks better.");
        assertSays(
                "Among leads that sales did not work (7,138 rows, 96 converted), the data cannot tell who ranks better.");
    }

    @Test
    void everyScoreAndEveryDifferenceStands() {
        assertShown(7, """
                select * from comparison
                where unit = 'row' and segment = 'all' and metric in ('roc_auc', 'average_precision', 'top_decile_lift')
                """, row -> {
            int decimals = row.text("metric").equals("top_decile_lift") ? 2 : 3;
            return scorer(row.text("scorer")) + " " + FIGURES.decimal(row.optionalReal("value"), decimals)
                    + " | " + scorer(row.text("baseline")) + " "
                    + FIGURES.decimal(row.optionalReal("baseline_value"), decimals) + " | "
                    + FIGURES.decimal(row.optionalReal("difference"), decimals) + " "
                    + FIGURES.bounds(Estimate.between(row, "difference"), decimals);
        });
    }

    @Test
    void everySegmentShowsWhoRanksBetterAndWhereAScoreFails() {
        assertShown(
                2,
                """
                select
                    p.*,
                    m.row_count as row_count,
                    m.positive_count as positive_count
                from comparison as p
                join model_metric as m using (model_id, segment, metric)
                where m.scorer = 'predictive' and p.metric = 'roc_auc' and p.segment like 'country%'
                """,
                row -> row.text("segment") + " | " + FIGURES.count(row.number("row_count")) + " | "
                        + FIGURES.count(row.number("positive_count")) + " | "
                        + FIGURES.share(row.real("value")));
        assertTrue(page.rows().stream()
                .anyMatch(
                        row -> row.startsWith("country=DE | 4,100 | 131 | 75.2% 71.8% to 78.6% | 70.1% 66.1% to 74.0% |"
                                + " 5.1 2.1 to 8.1 | 2.1 -0.9 to 5.1 | prediction |")));
        assertTrue(page.rows().stream()
                .anyMatch(row -> row.startsWith("country=NL |")
                        && row.contains("| points |")
                        && row.endsWith("the points are not shown to rank better than chance")));
        assertTrue(page.rows().stream()
                .anyMatch(
                        row -> row.startsWith("country: other | 833 | 28 | – – | – – | – – | – – | too few to judge")));
        assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("worked=")));
        assertSays(
                "Of 3 segments the prediction ranks better in 1 and the points in 1; of the others it cannot be told.");
    }

    @Test
    void aReportOfOneSegmentShowsItsFiguresAndSaysWhichAreOfAllLeads() {
        Html segment = new Html(AlignmentReport.html(
                STORE, new ReportRequest("b2b", Fixture.RUN, Optional.of("country=NL"), false, Words.english())));
        assertTrue(segment.text()
                .contains("The points rank leads better than the prediction: of a lead that reaches “customer”"));
        assertTrue(segment.text().contains("These figures are of all leads; they are not told by segment."));
        assertFalse(segment.text().contains("“free-mail” gives -20 points where"));
    }

    @Test
    void anAnonymousPageNamesNoLeadAndGivesNoReasons() {
        Html anonymous = new Html(AlignmentReport.html(
                STORE, new ReportRequest("b2b", Fixture.RUN, Optional.empty(), true, Words.english())));
        assertFalse(anonymous.page().contains("lead-50"));
        assertFalse(anonymous.text().contains("pricing-page: +15 (once, 3 days ago)"));
        assertTrue(anonymous.rows().stream().anyMatch(row -> row.startsWith("#1 | 2026-02-01 | ")));
    }
}
