package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static List<String> after(String... changes) {
        try (Store store = Fixture.company()) {
            List.of(changes).forEach(store::execute);
            return new Html(AlignmentReport.html(store, ReportRequest.of("b2b", Fixture.RUN)))
                    .elements("section")
                    .get(0)
                    .lines()
                    .filter(line -> line.startsWith("<li>"))
                    .map(line -> new Html(line).text())
                    .toList();
        }
    }

    @Test
    void pointsThatRankBetterAreSaidToDoSo() {
        assertEquals(
                "On the same 8,238 held-out rows (247 conversions) the points rank better than the model: ROC AUC 0.680"
                        + " against 0.702, difference -0.022 (95 % interval -0.040 to -0.004).",
                after("""
                                update comparison
                                set value = 0.6801, difference = -0.022, low = -0.040, high = -0.004
                                where baseline = 'points' and metric = 'roc_auc'
                                """).get(0));
    }

    @Test
    void anIntervalThatHoldsZeroDecidesNothing() {
        assertEquals(
                "On the same 8,238 held-out rows (247 conversions) the data cannot tell whether the model or the points"
                        + " rank better: ROC AUC 0.745 against 0.702, difference 0.043 (95 % interval -0.010 to 0.065).",
                after("update comparison set low = -0.01 where baseline = 'points' and metric = 'roc_auc'")
                        .get(0));
    }

    @Test
    void quadrantsWhoseIntervalsMeetAreNotSpokenOf() {
        assertFalse(
                after("update agreement set high = 0.08 where called_by_points and not called_by_predictive").stream()
                        .anyMatch(finding -> finding.startsWith("Where the two part")));
    }

    @Test
    void thePredictionIsHeldAgainstThePointsOfTheTimeWhereTheStoreHasThem() {
        List<String> findings =
                after("insert into comparison by name select * replace ('points_then' as baseline, false as hindsight,"
                        + " 0.001 as baseline_value) from comparison where baseline = 'points' and metric = 'roc_auc'");
        assertTrue(
                findings.get(0)
                        .startsWith(
                                "On the same 8,238 held-out rows (247 conversions) the model ranks better than the points"
                                        + " by the scorecards then in force: ROC AUC 0.745 against 0.001"),
                findings.get(0));
    }

    @Test
    void pointsOfTheTimeAreNotCalledHindsight() {
        assertFalse(after("update comparison set hindsight = false").stream()
                .anyMatch(finding -> finding.contains("hindsight")));
        assertTrue(after().stream().anyMatch(finding -> finding.contains("hindsight")));
    }

    @Test
    void everyUnmetPolicyOfTheTwoScoresIsNamed() {
        assertEquals(
                List.of(
                        "The policy for SQL by predictive could not be met: No threshold reaches a precision of 30.0%; the"
                                + " highest is 28.4%.",
                        "The policy for SQL by points could not be met: Where thresholds are chosen there were no scores,"
                                + " no lead that reached customer, or no dates to count a month by."),
                after().stream()
                        .filter(finding -> finding.startsWith("The policy"))
                        .toList());
    }
}
