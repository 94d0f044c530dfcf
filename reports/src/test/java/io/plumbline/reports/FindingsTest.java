package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.section.Subject;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private static final String CERTAIN_AT_SQL = """
            update comparison
            set value = 130.5, baseline_value = 110, difference = 20.5, low = 3.2, high = 38, verdict = 'better'
            where metric = 'conversions_at_equal_volume_sql'
            """;

    private static List<String> after(String... changes) {
        try (Store store = Fixture.company()) {
            List.of(changes).forEach(store::execute);
            Subject subject = Subject.read(store, "b2b", Fixture.RUN, Optional.empty(), false);
            return ReportPage.read(store, subject).findings().stream()
                    .map(finding -> finding.say(Words.english()))
                    .toList();
        }
    }

    private static Html page(Words words, String... changes) {
        try (Store store = Fixture.company()) {
            List.of(changes).forEach(store::execute);
            return new Html(
                    AlignmentReport.html(store, new ReportRequest("b2b", Fixture.RUN, Optional.empty(), false, words)));
        }
    }

    @Test
    void thePredictionThatRanksBetterIsSaidToDoSoInPairsOfLeads() {
        assertEquals(
                "The prediction ranks leads better than the points: of a lead that reaches “customer” and one that does"
                        + " not, it puts the right one first in 74.5% of cases, the points in 70.2% (4.3 percentage points"
                        + " more, 95% interval 2.1 to 6.5).",
                after().get(0));
    }

    @Test
    void pointsThatRankBetterAreSaidToDoSoWithTheDifferenceInTheirFavour() {
        assertEquals(
                "The points rank leads better than the prediction: of a lead that reaches “customer” and one that does"
                        + " not, they put the right one first in 70.2% of cases, the prediction in 68.0% (2.2 percentage"
                        + " points more, 95% interval 0.4 to 4.0).",
                after("""
                                update comparison
                                set value = 0.6801, difference = -0.022, low = -0.040, high = -0.004, verdict = 'worse'
                                where baseline = 'points' and metric = 'roc_auc' and segment = 'all'
                                """, cannotTell("average_precision")).get(0));
    }

    private static String cannotTell(String metric) {
        return "update comparison set low = -1, high = 1, verdict = 'cannot_tell' where segment = 'all' and metric = '"
                + metric + "'";
    }

    @Test
    void whereOnlyThePrecisionOnTheWayDownTellsItIsThatWhichIsTold() {
        assertTrue(
                after(cannotTell("roc_auc"))
                        .get(0)
                        .startsWith(
                                "The prediction ranks leads better than the points: on the way down its list to each lead that"
                                        + " reaches “customer”, 10.1% of those called so far do so on average, with the points 7.4%"));
    }

    @Test
    void anIntervalThatHoldsNoDifferenceMakesNoFinding() {
        assertFalse(after(cannotTell("roc_auc"), cannotTell("average_precision")).stream()
                .anyMatch(finding -> finding.contains("ranks leads better") || finding.contains("rank leads better")));
    }

    @Test
    void ofTwoLevelsTheOneNearestToACustomerThatIsCertainIsTold() {
        assertEquals(
                "Calling as many leads as the points call at MQL, the prediction finds 145.4 that reach “sql”, the points"
                        + " 114 (31.4 more, 95% interval 12.2 to 50.1).",
                after().get(1));
        assertEquals(
                "Calling as many leads as the points call at SQL, the prediction finds 130.5 that reach “customer”, the"
                        + " points 110 (20.5 more, 95% interval 3.2 to 38).",
                after(CERTAIN_AT_SQL).get(1));
    }

    @Test
    void moneyIsToldOnlyWhereItIsAsCertain() {
        assertEquals(
                "Calling as many leads as the points call at SQL, the prediction finds 130.5 that reach “customer”, the"
                        + " points 110 (20.5 more, 95% interval 3.2 to 38), worth 132,000 instead of 114,000 (18,000 more,"
                        + " 4,000 to 32,000).",
                after(
                                CERTAIN_AT_SQL,
                                "update comparison set low = 4000, high = 32000, verdict = 'better'"
                                        + " where metric = 'amount_at_equal_volume_sql'")
                        .get(1));
    }

    @Test
    void percentagesAreBelievedOnlyWithinAFifthBelowAndAQuarterAbove() {
        assertTrue(after().get(2).startsWith("The percentages can be believed on the whole: 3.4% of held-out rows"));
        String wide = "update model_metric set low = -0.9, high = 0.9"
                + " where metric = 'calibration_in_the_large' and segment = 'all'";
        assertFalse(after(wide).stream().anyMatch(finding -> finding.startsWith("The percentages")));
    }

    @Test
    void percentagesThatAreOffAreSaidToBe() {
        String shifted = "update model_metric set value = %1$s, low = %1$s - 0.1, high = %1$s + 0.1"
                + " where metric = '%2$s' and segment = 'all'";
        assertTrue(after(shifted.formatted("-0.3", "calibration_in_the_large"))
                .get(2)
                .startsWith("The percentages are too high: 3.4% of held-out rows (a lead at a moment) were expected to"
                        + " convert, only 3.0% did"));
        assertTrue(after(shifted.formatted("0.3", "calibration_in_the_large"))
                .get(2)
                .startsWith("The percentages are too low"));
        assertEquals(
                "The percentages are too extreme, high ones too high and low ones too low: in the group with the highest"
                        + " ones 14.0% were expected to convert, 10.1% did (95% interval 7.9% to 12.2%).",
                after(shifted.formatted("0.7", "calibration_slope")).get(2));
        assertTrue(after(shifted.formatted("1.4", "calibration_slope"))
                .get(2)
                .startsWith("The percentages are too timid"));
    }

    @Test
    void theRulesThatMisplaceMostPointsAreNamedWithWhatTheyGiveAndWhatIsSupported() {
        assertEquals(
                "Of 5 rules that do not earn their points, mend two first: “email-open” gives 3 points where the outcomes"
                        + " support -0.2 (95% interval -0.9 to 0.8), “free-mail” -20 where they support -55.2 (-71.3 to"
                        + " -32.8).",
                after().get(3));
        assertEquals(
                "Mend the rule “free-mail” first: it gives -20 points where the outcomes support -55.2 (95% interval -71.3"
                        + " to -32.8).",
                after("delete from rule_audit where rule != 'free-mail'").get(3));
    }

    @Test
    void whatMustBeKnownIsOneSentenceTheWeightiestFirst() {
        assertEquals(
                "The MQL threshold (prediction) did not keep its promise: of all leads that convert, 58.8% (54.1% to"
                        + " 63.5%) were to be called and 45.5% (40.9% to 50.0%) were.",
                after().get(4));
        String kept = "update threshold_realised set verdict = 'within'";
        assertEquals(
                "Leads are no longer quite like those the model learned from: 2 things that are watched have moved by more"
                        + " than chance and by more than is usual.",
                after(kept).get(4));
        String steady = "update drift set alarm = false, change = null";
        assertEquals(
                "“contract_value” was left out of the model, since it seems to tell the outcome and would make every"
                        + " figure too good.",
                after(kept, steady).get(4));
        String clean = "delete from leakage_audit where verdict = 'left_out'";
        assertTrue(after(kept, steady, clean).get(4).startsWith("The points compared are those of today’s rules"));
        assertEquals(
                "Calling at the MQL threshold of the prediction brings sales 201 (188 to 214) leads a month, of which"
                        + " 12.7% (11.2% to 14.3%) reach “sql”.",
                after(kept, steady, clean, "update comparison set hindsight = false")
                        .get(4));
    }

    @Test
    void whereTimeIsMissingThatIsSaidFirstAndNothingElseIsWarnedOf() {
        List<String> findings = after("update model set point_in_time_checked = false");
        assertEquals(5, findings.size());
        assertTrue(findings.get(0).startsWith("Read everything below with care: these data carry no time"));
        assertFalse(findings.stream().anyMatch(finding -> finding.contains("did not keep its promise")));
    }

    @Test
    void theOrderOfRowsInTheStoreChangesNothing() {
        assertEquals(
                after(),
                after(
                        "create or replace temp table turned as select * from comparison order by verdict desc, metric",
                        "delete from comparison",
                        "insert into comparison select * from turned",
                        "create or replace temp table rules as select * from rule_audit order by rule desc",
                        "delete from rule_audit",
                        "insert into rule_audit select * from rules"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi", "th", "zh"})
    void everyFindingLeadsToASectionOfThePage(String language) {
        Html page = page(Words.in(language));
        List<String> links = new Html(page.elements("section").get(0)).found("<a href=\"#([^\"]+)");
        assertEquals(5, links.size());
        assertTrue(page.found("<h2 id=\"([^\"]+)").containsAll(links), links::toString);
    }

    @Test
    void whereNothingIsCertainThePageSaysSo() {
        Html page = page(
                Words.english(),
                "update comparison set verdict = 'cannot_tell', hindsight = false",
                "delete from model_metric",
                "delete from rule_audit",
                "delete from threshold_realised",
                "delete from drift",
                "delete from leakage_audit",
                "delete from threshold");
        assertFalse(page.elements("section").get(0).contains("<li>"));
        assertTrue(page.text().contains("Nothing can be said with certainty yet"));
    }
}
