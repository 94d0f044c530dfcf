package io.plumbline.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsentDataTest {
    static final List<String> BY_TRAINING = List.of(
            "model",
            "model_part",
            "model_note",
            "model_feature",
            "model_metric",
            "leakage_audit",
            "conversion_delay",
            "maturity",
            "worked_group",
            "snapshot_count",
            "pr_curve",
            "calibration_bin",
            "decile",
            "threshold",
            "threshold_month",
            "threshold_realised",
            "drift",
            "gate_check",
            "model_status",
            "comparison",
            "agreement",
            "rule_audit",
            "swap_set",
            "gain",
            "combined_fit",
            "swap_lead");

    private static Html page(Store store) {
        return new Html(AlignmentReport.html(store, ReportRequest.of("b2b", Fixture.RUN)));
    }

    private static void assertSays(Html page, String text) {
        assertTrue(page.text().contains(text), () -> text + "\nis not in\n" + page.text());
    }

    @Test
    void withoutAnythingEverySectionSaysSo() {
        try (Store store = Fixture.empty()) {
            Html page = page(store);
            assertSays(page, "No model has been trained yet. What follows is what can be said without one.");
            assertSays(page, "No model has been trained yet, so there are no thresholds.");
            assertSays(page, "No model has been trained yet, so there are no deciles.");
            assertSays(page, "No step of any lead has been counted yet.");
            assertSays(page, "No lead has been scored yet.");
            assertSays(page, "No file has been imported yet.");
            assertSays(page, "No model has been trained yet, so there are no audited sources.");
            assertSays(page, "No model has been trained yet, so there are no conversions to time.");
            assertSays(page, "No model has been trained yet, so there are no months to compare.");
            assertFalse(page.page().contains("<table"));
            assertFalse(page.page().contains("data-chart=\"deciles\""));
        }
    }

    @Test
    void theNavigationLeadsToNoSectionThatIsNotThere() {
        try (Store store = Fixture.empty()) {
            Html page = page(store);
            assertFalse(page.page().contains("id=\"protected\""));
            assertEquals(page.found("<h2 id=\"([^\"]+)"), page.found("<li><a href=\"#([^\"]+)"));
        }
    }

    @Test
    void withoutAModelThePointsAreStillShown() {
        try (Store store = Fixture.company()) {
            BY_TRAINING.forEach(table -> store.execute("delete from " + table));
            Html page = page(store);
            assertSays(page, "No model has been trained yet, so there is no model card.");
            assertSays(page, "2,000 leads scored as of 2026-07-01.");
            assertTrue(page.rows().stream().anyMatch(row -> row.startsWith("customer | 504 | 39.0% ")));
        }
    }

    @Test
    void aModelThatCouldNotBeMeasuredIsShownAsFarAsItGoes() {
        try (Store store = Fixture.company()) {
            BY_TRAINING.stream()
                    .filter(table -> !table.equals("model"))
                    .forEach(table -> store.execute("delete from " + table));
            Html page = page(store);
            assertSays(page, "This model has no thresholds.");
            assertSays(page, "This model has no measured scores to compare.");
            assertSays(page, "How long conversions take cannot be told: the data carry no time, or too few leads.");
            assertSays(page, "Which leads sales worked cannot be told from these data.");
            assertSays(page, "41,200 rows of 9,100 leads with 1,236 conversions.");
            assertSays(page, "Nothing can be said with certainty yet: every interval leaves the matter open.");
        }
    }

    @Test
    void aScorerThatHalfOfTheRowsHaveIsShownWithItsEmptyDeciles() {
        try (Store store = Fixture.company()) {
            store.execute("update decile set lowest_score = null where scorer = 'points' and decile > 5");
            assertSays(page(store), "Deciles: what became of the best tenth");
        }
    }

    @Test
    void whileNothingChangedThePageIsQuiet() {
        try (Store store = Fixture.company()) {
            store.execute("update drift set alarm = false, change = null");
            Html page = page(store);
            assertSays(
                    page,
                    "None of the 19 figures of months that model 7 had not seen when it was tried changed by more than chance and"
                            + " by more than is usual.");
            assertFalse(page.text().contains("more changed than is usual"));
            assertFalse(page.text().contains("Features and scores with an alarm"));
        }
    }

    @Test
    void beforeAMonthHasComeNothingCanHaveChanged() {
        try (Store store = Fixture.company()) {
            store.execute("delete from drift where not in_reference");
            assertSays(
                    page(store),
                    "There is no month yet that model 7 had not seen when it was tried, so nothing can have changed.");
        }
    }

    @Test
    void monthsWithoutDatesAreNumbered() {
        try (Store store = Fixture.company()) {
            store.execute("update drift set snapshot_at = null");
            store.execute("update threshold_month set snapshot_at = null");
            Html page = page(store);
            assertTrue(page.rows()
                    .contains(
                            "pricing_view_30d feature | 2 | #22 | stability index 0.67; alarm from 0.25 on the share of"
                                    + " values above 4 grew from 8.0 % to 31.0 %"));
            assertTrue(
                    page.rows().contains("#16 | yes | 3.2% 2.7% to 3.8% | 3.0% | 1.02 0.81 to 1.27 | 0.02 | 0.01 |"));
            assertTrue(page.rows().stream().anyMatch(row -> row.startsWith("MQL | points | 9 | choose it")));
        }
    }

    @Test
    void whereAllSourcesAreCleanOnlyTheirNumberIsTold() {
        try (Store store = Fixture.company()) {
            store.execute("delete from leakage_audit where verdict != 'clean'");
            assertSays(page(store), "None of 3 sources raised a suspicion.");
        }
    }

    @Test
    void aHorizonLongerThanAnyLeadWasWatchedLeavesOpenWhatIsToCome() {
        try (Store store = Fixture.company()) {
            store.execute("update maturity set share_at_horizon = null, still_to_come = null, horizon_days = 400");
            Html page = page(store);
            assertSays(
                    page,
                    "Counted from the creation of the lead: 7.3% (7.0% to 7.6%) of 9,100 leads reach customer within the 364"
                            + " days that enough leads could be watched. Half of these take up to 58 days.");
            assertFalse(page.text().contains("come after the horizon"));
        }
    }

    @Test
    void yearsInWhichNoLeadConvertsAnyMoreAreNotDrawn() {
        try (Store store = Fixture.company()) {
            store.execute("insert into conversion_delay select 7, origin, days + 7 * week, 40, share, low, high"
                    + " from conversion_delay cross join range(1, 500) as weeks(week) where days = 364");
            Html page = page(store);
            assertFalse(page.rows().stream().anyMatch(row -> row.startsWith("creation | 545")));
            assertTrue(page.rows().contains("creation | 364 | 7.3% | 7.0% to 7.6% | 8,636"));
        }
    }

    @Test
    void aThresholdThatNoMonthMovesIsSaidToStayTheSame() {
        try (Store store = Fixture.company()) {
            store.execute("update threshold_month set without_threshold = 61.5, alone_threshold = 60"
                    + " where scorer = 'points' and part = 'out_of_fold'");
            assertSays(
                    page(store),
                    "MQL by points: 61.5 was chosen. Without one of the last 4 months it would be the same; single months"
                            + " by themselves ask for 60.");
        }
    }

    @Test
    void percentagesThatAreOffAreSaidToBeTooHighOrTooLow() {
        try (Store store = Fixture.company()) {
            store.execute("update model_metric set value = -0.3, low = -0.4, high = -0.2"
                    + " where metric = 'calibration_in_the_large' and segment = 'all'");
            store.execute("update model_metric set value = 1.4, low = 1.2, high = 1.6"
                    + " where metric = 'calibration_slope' and segment = 'all'");
            Html page = page(store);
            assertSays(
                    page,
                    "All in all the percentages are too high: fewer leads convert than they promise (intercept at slope 1"
                            + " -0.30, 95% interval -0.40 to -0.20).");
            assertSays(page, "They are too timid: high ones could be higher and low ones lower (slope of the log-odds");
        }
    }

    @Test
    void aGainOfTheYardstickThatCannotBeToldIsSaidToBeNone() {
        try (Store store = Fixture.company()) {
            store.execute(
                    "update comparison set low = -1, high = 1, verdict = 'cannot_tell' where scorer = 'yardstick'");
            assertSays(page(store), "By no measure can it be told to do better or worse.");
            store.execute("delete from comparison where scorer = 'yardstick'");
            assertFalse(page(store).text().contains("more complex model"));
        }
    }

    @Test
    void whileTheModelInUseIsTooYoungAnEarlierOnesPromisesAreShown() {
        try (Store store = Fixture.company()) {
            store.execute("update threshold_realised set model_id = 5");
            store.execute("insert into model select * replace (5 as model_id, 'retired' as status) from model where"
                    + " model_id = 8");
            assertSays(page(store), "Model 5 promised this when it was made.");
        }
    }

    @Test
    void promisesOfAModelThatWasNeverUsedAreNotShown() {
        try (Store store = Fixture.company()) {
            store.execute("update threshold_realised set model_id = 8");
            assertFalse(page(store).text().contains("Model 8 promised this when it was made."));
        }
    }

    @Test
    void withoutAHoldOutThePageSaysThatNoneTellsWhatTheWorkDoes() {
        try (Store store = Fixture.company()) {
            store.execute("delete from worked_group where division = 'held_out'");
            assertSays(page(store), "Only leads held out by chance would tell what the work does; none are.");
        }
    }

    @Test
    void whereNobodyKnowsWhoWasWorkedTheComparisonSaysSo() {
        try (Store store = Fixture.company()) {
            store.execute("delete from worked_group");
            store.execute("insert into worked_group values (7, 'worked', 'unknown', 'cannot be told', null, null)");
            store.execute("delete from model_metric where segment like 'worked%'");
            store.execute("delete from swap_set where segment like 'worked%'");
            Html page = page(store);
            assertSays(page, "and who was worked cannot be told from these data.");
            assertSays(page, "Whether sales worked a lead cannot be told from these data");
        }
    }

    @Test
    void oneLeadIsEnough() {
        try (Store store = Fixture.empty()) {
            store.execute(
                    "insert into lead_score values (1, 'only', '2026-07-01', 'f', 40, 0, 0, null, 16, 16, 'C4', null)");
            store.execute("insert into funnel_step values"
                    + " (1, 'all', 0, 'all', null, 'all', null, true, 0, 'created', 1, null)");
            Html page = page(store);
            assertSays(page, "1 lead scored as of 2026-07-01.");
            assertSays(page, "No lead qualifies for a level now.");
            assertTrue(page.rows().contains("none yet | 1 | 100.0% |"));
            assertTrue(page.rows().contains("C | 1"));
            assertTrue(page.rows().contains("created | 1 | – | –"));
            assertFalse(page.page().contains("By month of creation"));
        }
    }

    @Test
    void aTableWithoutTimeSaysThatPointInTimeSafetyCouldNotBeChecked() {
        try (Store store = Fixture.company()) {
            store.execute(
                    "update model set point_in_time_checked = false, horizon_days = null, snapshot_policy = 'none'");
            store.execute("update model_part set first_snapshot_at = null, last_snapshot_at = null");
            store.execute("update swap_lead set snapshot_at = null");
            Html page = page(store);
            assertSays(page, "Read everything below with care: these data carry no time");
            assertSays(page, "Point-in-time safety could not be checked: the data carry no time");
            assertTrue(page.rows().contains("measured on (held out) | number 16 | number 19 | 8,238 | 4,100 | 247"));
            assertTrue(page.rows().stream()
                    .anyMatch(row -> row.startsWith("lead-3 | number 17 | 15.5 20.4 | 18.4% 98.8 | converted ")));
        }
    }

    @Test
    void aLaterRunShowsTheModelAndScoresOfTheNewestEarlierOne() {
        try (Store store = Fixture.company()) {
            store.execute(
                    "insert into run values (2, 'report', '2026-08-01', '2026-08-01', null, 'done', null, null, '0')");
            Html page = new Html(AlignmentReport.html(store, ReportRequest.of("b2b", 2)));
            assertSays(page, "As of 2026-08-01.");
            assertSays(page, "7 (in use)");
            assertSays(page, "2,000 leads scored as of 2026-07-01.");
        }
    }

    @Test
    void anEarlierRunKnowsNothingOfALaterModel() {
        try (Store store = Fixture.company()) {
            store.execute(
                    "insert into run values (0, 'score', '2026-06-01', '2026-06-01', null, 'done', null, null, '0')");
            assertSays(
                    new Html(AlignmentReport.html(store, ReportRequest.of("b2b", 0))),
                    "No model has been trained yet, so there are no deciles.");
        }
    }
}
