package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page says of thresholds, held against the store. */
class ThresholdNumbersTest {
    private static final Words WORDS = Words.english();
    private static final Figures FIGURES = WORDS.figures();
    private static final List<String> STEPS = List.of("customer", "sql");
    private static final Set<String> MOVED = Set.of("predictive", "points", "existing");

    private static Store store = Store.inMemory();
    private static Html page = new Html("");

    @BeforeAll
    static void write() {
        store.close();
        store = Fixture.company();
        page = page(Optional.empty());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Html page(Optional<String> segment) {
        ReportRequest whole = ReportRequest.of("b2b-saas", Fixture.RUN);
        return new Html(AlignmentReport.html(
                store,
                new ReportRequest(whole.workspace(), whole.runId(), segment, whole.anonymised(), whole.words())));
    }

    private static void assertSays(String text) {
        assertTrue(page.text().contains(text), text);
    }

    private static void assertRow(String row) {
        assertTrue(page.rows().contains(row), () -> row + "\nis not among\n" + String.join("\n", page.rows()));
    }

    private static JsonNode chart(int step) {
        return JsonMapper.builder()
                .build()
                .readTree(page.elements("script").get(0))
                .path("precision-recall-" + step)
                .path("rows");
    }

    /** The leads found, wasted and missed at a threshold, by the stored curve. */
    private static List<Long> counts(String scorer, String step, double threshold) {
        return store.first(
                        """
                        select
                            tp,
                            fp,
                            fn
                        from pr_curve
                        where scorer = %s
                            and label_step = %s
                            and threshold >= %s
                        order by threshold
                        limit 1
                        """.formatted(Sql.literal(scorer), Sql.literal(step), Sql.literal(threshold)),
                        row -> List.of(row.number("tp"), row.number("fp"), row.number("fn")))
                .orElseThrow();
    }

    @Test
    void everyStepOfTheSliderCallsWhatTheStoredCurveCalls() {
        for (int number = 1; number <= STEPS.size(); number++) {
            for (String scorer : MOVED) {
                JsonNode steps = chart(number).path(scorer);
                assertTrue(steps.size() > 100 && steps.size() <= 400, scorer + ": " + steps.size());
                for (JsonNode step : steps) {
                    assertEquals(
                            counts(scorer, STEPS.get(number - 1), step.get(2).asDouble()),
                            List.of(
                                    step.get(3).asLong(),
                                    step.get(4).asLong(),
                                    step.get(5).asLong()));
                }
            }
        }
    }

    @Test
    void theSliderHasTheLowestTheHighestAndTheChosenThresholdsExactly() {
        for (String scorer : MOVED) {
            List<Double> steps = chart(1).path(scorer)
                    .valueStream()
                    .map(step -> step.get(2).asDouble())
                    .toList();
            assertTrue(steps.containsAll(
                    thresholds("select min(threshold) as t from pr_curve where scorer = %s", scorer)));
            assertTrue(steps.containsAll(
                    thresholds("select max(threshold) as t from pr_curve where scorer = %s", scorer)));
            assertTrue(steps.containsAll(thresholds(
                    "select threshold as t from threshold where segment = 'all' and threshold is not null and scorer = %s",
                    scorer)));
        }
    }

    private static List<Double> thresholds(String sql, String scorer) {
        return store.rows(sql.formatted(Sql.literal(scorer)), row -> row.real("t"));
    }

    @Test
    void leadsAMonthAtAChosenThresholdAreThePromisedOnes() {
        List<String> months = page.found("data-months=\"([^\"]*)\"");
        assertEquals(List.of("4.0", "4.0"), months);
        List<String> lines = store.rows(
                "select scorer, threshold, label_step, promised_volume_per_month as volume from threshold"
                        + " where segment = 'all' and scorer in ('predictive', 'points') and threshold is not null",
                row -> {
                    List<Long> counts = counts(row.text("scorer"), row.text("label_step"), row.real("threshold"));
                    assertEquals(row.real("volume"), (counts.get(0) + counts.get(1)) / 4.0);
                    return row.text("scorer");
                });
        assertEquals(3, lines.size());
    }

    @Test
    void everyPointOfTheTablesEqualsTheStoredCurve() {
        Set<String> counted = new HashSet<>();
        for (String step : STEPS) {
            for (JsonNode point : chart(STEPS.indexOf(step) + 1).path("predictive")) {
                List<Long> counts = counts("predictive", step, point.get(2).asDouble());
                double called = counts.get(0) + counts.get(1);
                counted.add("prediction | " + FIGURES.number(point.get(2).asDouble()) + " | "
                        + FIGURES.share(counts.get(0) / called) + " | "
                        + FIGURES.share((double) counts.get(0) / (counts.get(0) + counts.get(2))) + " | "
                        + FIGURES.count(called) + " | " + FIGURES.rounded(OptionalDouble.of(called / 4)) + " | "
                        + FIGURES.count(counts.get(0)) + " | " + FIGURES.count(counts.get(2)));
            }
        }
        List<String> listed = page.rows().stream()
                .filter(row -> row.matches("prediction \\| [0-9.]+ \\| [A-Z, ]*\\| .*"))
                .map(row -> row.replaceFirst("\\| [A-Z, ]*\\|", "|"))
                .toList();
        assertTrue(listed.size() > 30, "listed " + listed.size());
        assertEquals(
                Set.of(), listed.stream().filter(row -> !counted.contains(row)).collect(Collectors.toSet()));
    }

    @Test
    void chosenPointsAreMarkedInTheTable() {
        assertTrue(page.page().contains("<tr class=\"chosen\"><td>prediction</td>"));
        assertTrue(page.rows().stream().anyMatch(row -> row.startsWith("prediction | 0.0412 | MQL | ")));
        assertTrue(page.rows().stream().anyMatch(row -> row.startsWith("prediction | 0.223 | SQL | ")));
    }

    @Test
    void aThresholdIsToldAsWhatItPromises() {
        assertSays("MQL by prediction Call a lead at 0.0412 or more. On leads held back from training, 12.7% (11.2% to"
                + " 14.3%) of those called reached sql, and 58.8% (53.4% to 64.1%) of all who did were called; that is"
                + " 201 (188 to 214) leads a month. As many leads as sales can work: 200 a month.");
        assertRow("MQL | points | met As many leads as sales can work: 200 a month. aims at sql | 61.5"
                + " | 9.8% 8.4% to 11.3% chosen at 10.4% | 46.2% 40.5% to 51.8% chosen at 48.1%"
                + " | 205 190 to 219 chosen at 196");
    }

    @Test
    void aPolicyThatCannotBeMetIsSaid() {
        assertSays(
                "This does not meet the policy; it is the nearest feasible point. No threshold reaches a precision of"
                        + " 30.0%; the highest is 28.4%.");
        assertSays("SQL by points No threshold can be named. Where thresholds are chosen there were no scores, no lead"
                + " that reached customer, or no dates to count a month by.");
        assertTrue(page.rows().stream()
                .anyMatch(row -> row.startsWith("SQL | points | no threshold ")
                        && row.endsWith("aims at customer | – | – | – | –")));
    }

    @Test
    void aModelThatDoesNotTellWhatItsPoliciesWereGivenNamesThePolicy() {
        try (Store old = Fixture.company()) {
            old.execute("update model set manifest = null");
            assertTrue(new Html(AlignmentReport.html(old, ReportRequest.of("b2b", Fixture.RUN)))
                    .text()
                    .contains("leads a month. As many leads as sales can work."));
        }
    }

    @Test
    void aPolicyThatWeighsValueAndCostFillsInTheMoney() {
        try (Store priced = Fixture.company()) {
            priced.execute("update model set manifest = '{\"configuration\":{\"thresholds.sql\":"
                    + "\"Profit[label=customer, customerValue=9000.0, costPerLead=40.5]\"}}'");
            priced.execute("update threshold set policy = 'profit', status = 'met' where level = 'sql'");
            Html written = new Html(AlignmentReport.html(priced, ReportRequest.of("b2b", Fixture.RUN)));
            assertEquals(List.of("9000.0", ""), written.found("data-money=\"value\" value=\"([^\"]*)\""));
            assertEquals(List.of("40.5", ""), written.found("data-money=\"cost\" value=\"([^\"]*)\""));
            assertTrue(written.text()
                    .contains("Greatest value less cost of work: 9,000 for a lead that reaches customer, 40.5 to work a"
                            + " lead."));
        }
    }

    @Test
    void precisionAtARecallIsThatOfTheHighestThresholdThatReachesIt() {
        String row = "40.0% | " + precisionAtFourTenths("predictive") + " | " + precisionAtFourTenths("points") + " |";
        assertTrue(page.rows().stream().anyMatch(each -> each.startsWith(row)), row);
    }

    private static String precisionAtFourTenths(String scorer) {
        return store.first(
                        "select precision from pr_curve where label_step = 'customer' and recall >= 0.4 and scorer = "
                                + Sql.literal(scorer) + " order by threshold desc limit 1",
                        row -> FIGURES.share(row.real("precision")))
                .orElseThrow();
    }

    @Test
    void aSegmentHasItsOwnThresholdOrUsesTheOneOfAllLeads() {
        assertRow("country=DE | MQL | prediction | met | 0.0395 | 13.6% 11.5% to 15.8% | 59.7% 52.1% to 67.1%"
                + " | 99 90 to 108");
        assertRow("country: other | MQL | prediction | too few; use the one of all leads Too few of its leads reached"
                + " sql, or too few did not. The threshold for all leads holds. | – | – | – | –");
        assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("country=DE | MQL | fit")));
    }

    @Test
    void aReportOnASegmentTellsItsThresholdsOnly() {
        Html german = page(Optional.of("country=DE"));
        assertTrue(german.text().contains("13.6% 11.5% to 15.8%"));
        assertFalse(german.text().contains("Thresholds by segment"));
        assertFalse(german.text().contains("12.7% 11.2% to 14.3%"));
    }

    @Test
    void howSteadyAThresholdIsIsToldWithTheMonths() {
        assertSays(
                "MQL by prediction: 0.0412 was chosen. Without one of the last 4 months it would be 0.0402 to 0.0433;"
                        + " single months by themselves ask for 0.033 to 0.0453.");
        assertRow("MQL | points | 2025-06 | choose it | 201 | 26 | 12.9% | 59.1% | 55.35 | 63.04");
        assertRow("MQL | points | 2026-02 | measure it | 209 | 26 | 12.4% | 59.1% | – | –");
        assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("MQL | fit | 2025-06")));
    }
}
