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
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every number of the model card and its parts is that of the store's table. */
class CardNumbersTest {
    private static final Words WORDS = Words.english();
    private static final Figures FIGURES = WORDS.figures();

    private static Store store = Store.inMemory();
    private static Html page = new Html("");

    @BeforeAll
    static void write() {
        store = Fixture.company();
        page = new Html(AlignmentReport.html(store, ReportRequest.of("b2b-saas", Fixture.RUN)));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static void assertSays(String text) {
        assertTrue(page.text().contains(text), () -> text + "\nis not in\n" + page.text());
    }

    private static void assertRow(String row) {
        assertTrue(page.rows().contains(row), () -> row + "\nis not among\n" + String.join("\n", page.rows()));
    }

    /** Each row of the store has its row on the page. */
    private static void assertRows(int count, String query, Function<Row, String> shown) {
        List<String> rows = store.rows(query, shown);
        assertEquals(count, rows.size());
        rows.forEach(CardNumbersTest::assertRow);
    }

    private static String line(Object... cells) {
        return String.join(" | ", List.of(cells).stream().map(String::valueOf).toList());
    }

    private static String withBounds(Estimate estimate) {
        return FIGURES.share(estimate.value()) + (estimate.hasInterval() ? " " + FIGURES.shareBounds(estimate) : "");
    }

    private static String decimals(OptionalDouble value, int decimals) {
        return FIGURES.decimal(value, decimals);
    }

    private static String count(Row row, String column) {
        return FIGURES.count(row.number(column));
    }

    @Test
    void itsFirstLinesSayWhatItIsForAndHowGoodItIs() {
        assertSays(
                "Model 7 is in use. What it is for: to order open leads by how likely they are to reach customer within"
                        + " 90 days");
        assertSays(
                "on 8,238 held-out rows with 247 conversions, which it had not learned from, its ROC AUC is 0.745 (95%"
                        + " interval 0.721 to 0.769)");
        assertSays("conversions are 3.20 (95% interval 2.71 to 3.70) times as frequent as among all.");
        assertSays(
                "Calling at its MQL threshold of 0.0412 promises that 12.7% (11.2% to 14.3%) of the leads called reach"
                        + " sql, and 58.8% (53.4% to 64.1%) of all that do are called.");
    }

    @Test
    void itsLimitsNameWhatHasNoHistoryAndWhatIsHindsight() {
        assertSays("The attribute industry has no history and is taken as always known");
        assertSays("Points of earlier moments are those of the current scorecard");
        assertSays("It may read what tells something protected of a person: age.");
        assertSays("contract_value: suspected of telling the outcome.");
        assertSays("gender: tells something protected of a person (gender); neither rules nor the model read it.");
    }

    @Test
    void measuresOfThePredictionAndThePointsAreThoseOfTheTestRows() {
        assertRows(
                12,
                "select * from model_metric where part = 'test' and segment = 'all' and scorer in ('predictive', 'points')"
                        + " and (metric not like 'brier_%' and metric != 'calibration_intercept'"
                        + " and metric not like '%_with_points')",
                row -> {
                    String metric = row.text("metric");
                    int decimals = List.of("log_loss", "brier").contains(metric)
                            ? 4
                            : List.of("roc_auc", "average_precision").contains(metric) ? 3 : 2;
                    Estimate estimate = Estimate.between(row, "value");
                    return line(
                            WORDS.named("card.measure", metric) + " " + WORDS.named("card.hint", metric),
                            WORDS.named("scorer", row.text("scorer")),
                            decimals(estimate.value(), decimals),
                            FIGURES.bounds(estimate, decimals),
                            count(row, "row_count"),
                            count(row, "positive_count"));
                });
    }

    @Test
    void partsAndTermsAreThoseOfTheModel() {
        assertRows(
                4,
                "select * from model_part",
                row -> line(
                        WORDS.named("card.part", row.text("part")),
                        Figures.instant(row.instant("first_snapshot_at")),
                        Figures.instant(row.instant("last_snapshot_at")),
                        count(row, "row_count"),
                        count(row, "lead_count"),
                        count(row, "positive_count")));
        assertRows(
                4,
                "select * from model_feature where position > 0",
                row -> line(
                        row.text("term"),
                        row.text("description"),
                        row.text("transform"),
                        decimals(OptionalDouble.of(row.real("coefficient")), 3),
                        decimals(row.optionalReal("standard_error"), 3)));
        assertRow("model | m0d31f1n63r");
        assertRow("data of the run | d4t4");
    }

    @Test
    void filesAndRefusedRowsAreCounted() {
        assertRow("crm | leads | leads.csv | 19,200 | 25 | 5 | 0 | 1,200 changed, 40 corrected, 3 withdrawn, 2 merged,"
                + " 1 deleted | 0123456789ab");
        assertRows(
                2,
                "select source, coalesce(column_name, '') as column_name, reason, count(*) as refused from rejected_row"
                        + " group by all",
                row -> line(row.text("source"), row.text("column_name"), row.text("reason"), count(row, "refused"))
                        .replace("|  |", "| |"));
        assertSays("2 files have been read so far; the files listed here brought 73,500 rows, and 39 were refused.");
    }

    @Test
    void suspectsAreNamedWithTheirFiguresAndTheOthersCounted() {
        assertRow("contract_value attribute | left out of the model | 1,180 leads with a value that came to customer:"
                + " 95.0% got it only afterwards.Filled for 98.3% of the leads that came to customer, and for 2.0% of the"
                + " others.By itself contract_value ranks with a ROC AUC of 0.971. of the 1180 leads with a value that"
                + " became a customer, 95 % got it only afterwards");
        assertSays("3 others raised no suspicion.");
        assertRow("contract_value attribute, 2 features | left out | 41.5 days after the creation of the lead (median)"
                + " | 95.0% 1,121 of 1,180, customer | 98.3% customer; others 2.0% | 0.971 contract_value"
                + " | 0.150 with it 0.902 | 0.031 as it is 0.887");
        assertRow("industry attribute, 4 features | no suspicion | not told | – | 80.0% customer; others 79.0%"
                + " | 0.551 industry | 0.149 with it 0.152 | –");
        assertRow("lead_age_days computed from several, 1 feature | no suspicion | as it happened | – | – | – | – | –");
    }

    @Test
    void howLongConversionsTakeIsToldWithItsInterval() {
        assertSays("Counted from the creation of the lead: 5.1% (4.9% to 5.3%) of 9,100 leads reach customer within 90"
                + " days, the horizon of the prediction, and 7.3% (7.0% to 7.6%) within the 364 days that enough leads"
                + " could be watched. Half of these take up to 58 days. So about 30.1% of these conversions come after the"
                + " horizon");
        assertRows(18, "select * from conversion_delay where days in (7, 14, 35, 63, 90, 126, 182, 273, 364)", row -> {
            Estimate share = Estimate.between(row, "share");
            return line(
                    WORDS.named("maturity.origin", row.text("origin")),
                    FIGURES.count(row.real("days")),
                    FIGURES.share(share.value()),
                    FIGURES.shareBounds(share),
                    count(row, "at_risk"));
        });
    }

    @Test
    void rowsWithheldAndGroupsOfWorkedLeadsAreThoseOfTheStore() {
        assertRows(
                5,
                "select reason, sum(row_count) as rows, sum(row_count) / sum(sum(row_count)) over () as share,"
                        + " count(*) as snapshots from snapshot_count group by reason",
                row -> line(
                        WORDS.named("maturity.because", row.text("reason")),
                        count(row, "rows"),
                        FIGURES.share(row.real("share")),
                        count(row, "snapshots")));
        assertRow(
                "worked by sales steps: sql, worked | 1,100 | 151 | 13.7% | 0.762 0.728 to 0.796 | 0.611 0.572 to 0.651"
                        + " | -0.02 -0.21 to 0.17");
        assertRow("never handed over share 0.1, seed 1 | 803 | 11 | 1.4% | – | – | –");
        assertFalse(page.text().contains("Only leads held out by chance"));
    }

    @Test
    void groupsStandWithTheirScoresAndErrors() {
        assertRow("age | age | allowed | only adults may sign | grown-up");
        assertRow("gender | gender | nothing reads it | – | –");
        assertRow("race of page_view | ethnic origin | only sounds protected | the regatta at which we met | –");
        assertRows(
                3,
                """
                select g.*, g.positive_count / g.row_count as conversion, p.mean_score as points,
                    p.mean_score_low as points_low, p.mean_score_high as points_high
                from group_score as g
                join group_score as p on p.group_no = g.group_no and p.scorer = 'points'
                where g.scorer = 'predictive'
                """,
                row -> line(
                        row.optionalText("value").orElse("held back: too few leads"),
                        count(row, "row_count"),
                        count(row, "lead_count"),
                        withBounds(Estimate.of(row, "conversion")),
                        withBounds(Estimate.of(row, "mean_score")),
                        points(Estimate.of(row, "points"))));
        assertRow("MQL prediction | f | 10.0% 8.8% to 11.3% | 9.0% 8.0% to 10.0% | 65.0% 56.0% to 74.0%");
        assertSays(
                "Where gender is 'f', the prediction expected 1.2% (1.1% to 1.3%) to convert; 2.6% (2.0% to 3.2%) did."
                        + " Of all groups together it expected 3.3%; 3.0% did.");
        assertSays(
                "At the threshold of MQL (prediction), 65.0% (56.0% to 74.0%) of those who convert are not called where"
                        + " gender is 'f', and 36.9% (30.7% to 43.1%) where it is 'm'.");
    }

    private static String points(Estimate points) {
        return decimals(points.value(), 1) + (points.hasInterval() ? " " + FIGURES.bounds(points, 1) : "");
    }

    @Test
    void theGateSaysWhatEachCheckFoundAndAllowed() {
        assertSays("Model 8 was refused; the model in use stays. It was held against champion 7 as it is, on the rows"
                + " that came after it: 8,238 rows with 247 conversions.");
        assertRow(
                "enough conversions | all leads | passed | 247 | at least 20 | The compared rows hold 247 conversions.");
        assertRow("no harm to a segment | country=NL | failed | -10.0% (-14.1% to -6.1%) | at least -5.0% | Log loss is"
                + " 10.0 % worse.");
        assertRow("features as they were | all leads | failed | 0.62 | at most 0.25 | pricing_view_30d has drifted.");
        assertRows(
                2,
                "select m.model_id, m.as_of, s.status, s.cause, s.reason from model as m join model_status as s using"
                        + " (model_id)",
                row -> line(
                        row.number("model_id"),
                        Figures.instant(Optional.of(row.instant("as_of"))),
                        WORDS.named("gate.status", row.text("status")),
                        WORDS.named("gate.cause", row.text("cause")) + " " + row.text("reason")));
    }

    @Test
    void aMoreComplexModelIsSaidToGainOnlyWhatItsIntervalsBear() {
        assertSays("they are used for nothing else. It is shown to do better by right order in pairs (ROC AUC).");
    }
}
