package io.plumbline.training.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.ClusterBootstrap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(1, 200, 2);
    private Store store;
    private Workspace workspace;

    @TempDir
    Path directory;

    @BeforeEach
    void openStore() throws IOException {
        store = ComparedHoldout.stored();
        workspace = ComparedHoldout.workspace(directory);
    }

    private TestRows test() {
        return new TestRows(store, workspace, 1);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void quadrantsHoldTheSameRowsByBothScores() {
        ComparedHoldout.threshold(store, "points", 70);
        ComparedHoldout.threshold(store, "predictive", 0.7);
        Agreement.store(test(), BOOTSTRAP);
        // a, c by points alone; d, e by prediction alone; b by both; f by neither
        assertEquals(List.of("false false 1 1", "false true 2 1", "true false 2 0", "true true 1 1"), quadrants("row"));
    }

    @Test
    void atEqualVolumeBothCallAsManyLeads() {
        ComparedHoldout.threshold(store, "points", 70);
        EqualVolume.store(test(), BOOTSTRAP);
        // points call a, b, c: one conversion; the three likeliest are b, d, e: two
        assertEquals(
                List.of(
                        "conversions_at_equal_volume_mql 2.0 1.0 1.0",
                        "profit_at_equal_volume_mql 170.0 70.0 100.0",
                        // the likeliest lead of all converts
                        "volume_for_equal_conversions_mql 1.0 3.0 -2.0"),
                compared());
    }

    @Test
    void atTheVolumeOfThePredictionThePointsCallAsMany() {
        ComparedHoldout.threshold(store, "predictive", 0.8);
        EqualVolume.store(test(), BOOTSTRAP);
        // the prediction calls b and d, which both convert; the points' best are a and b, and find d as the fourth
        assertEquals(
                List.of(
                        "conversions_at_volume_of_predictive_mql 2.0 1.0 1.0",
                        "profit_at_volume_of_predictive_mql 180.0 80.0 100.0",
                        "volume_for_conversions_of_predictive_mql 2.0 4.0 -2.0"),
                compared());
    }

    @Test
    void moneyIsCountedWhereOutcomesBringSome() {
        ComparedHoldout.threshold(store, "points", 70);
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, amount, happened, source, run_id) values
                    ('b', 'customer', '2026-01-05', 500, true, 'steps', 1),
                    ('d', 'customer', '2026-02-05', 70, true, 'steps', 1),
                    ('d', 'customer', '2026-05-05', 9000, true, 'steps', 1),
                    ('e', 'customer', '2026-05-05', 9000, true, 'steps', 1)
                """);
        EqualVolume.store(test(), BOOTSTRAP);
        assertTrue(
                compared().contains("amount_at_equal_volume_mql 570.0 500.0 70.0"),
                compared().toString());
    }

    @Test
    void aLeadIsInOneQuadrantByWhoCallsItAtAnyOfItsRows() {
        // lead a once more, later, when the prediction calls it and it converts; the points called it before
        store.execute("""
                insert into holdout_score
                select * replace (2 as snapshot_no, true as label, 0.95 as probability)
                from holdout_score
                where lead_id = 'a'
                """);
        store.execute("insert into holdout_label values (1, 'test', 'a', 2, 'customer', true)");
        ComparedHoldout.threshold(store, "points", 70);
        ComparedHoldout.threshold(store, "predictive", 0.7);
        Agreement.store(test(), BOOTSTRAP);
        SwapSet.store(test(), BOOTSTRAP, Map.of());
        assertEquals(
                List.of("false false 1 1", "false true 2 1", "true false 1 0", "true true 2 1"), quadrants("entry"));
        assertEquals(
                List.of("points all 1 0", "predictive all 2 1"),
                store.rows(
                        "select * from swap_set order by called_by",
                        row -> row.text("called_by") + " " + row.text("segment") + " " + row.number("lead_count") + " "
                                + row.number("positive_count")));
        assertTrue(
                compared().contains("conversion_of_leads_it_alone_calls_mql 0.5 0.0 0.5"),
                compared().toString());
    }

    @Test
    void noVerdictIsGivenOnLeadsThatWereWorkedToADifferentShare() {
        for (int copy = 1; copy < 40; copy++) {
            store.execute("""
                    insert into holdout_score
                    select * replace (lead_id || %s as lead_id, lead_id = 'd' as label)
                    from holdout_score
                    where length(lead_id) = 1
                    """.formatted(copy));
        }
        store.execute("delete from holdout_label");
        store.execute("""
                insert into holdout_label
                select model_id, part, lead_id, snapshot_no, 'customer', label from holdout_score
                """);
        ComparedHoldout.threshold(store, "points", 70);
        ComparedHoldout.threshold(store, "predictive", 0.7);
        List<String> leads = store.rows("select lead_id from holdout_score order by 1", row -> row.text("lead_id"));
        SwapSet.store(test(), BOOTSTRAP, Map.of());
        assertEquals(List.of("all better"), verdicts());
        store.execute("delete from comparison");
        store.execute("delete from swap_set");
        List<String> worked =
                leads.stream().map(lead -> lead.startsWith("d") ? "yes" : "no").toList();
        SwapSet.store(test(), BOOTSTRAP, Map.of("worked", worked));
        assertEquals(List.of("all cannot_tell", "worked=no cannot_tell", "worked=yes cannot_tell"), verdicts());
    }

    private List<String> verdicts() {
        return store.rows(
                "select * from comparison where metric = 'conversion_of_leads_it_alone_calls_mql' order by segment",
                row -> row.text("segment") + " " + row.text("verdict"));
    }

    @Test
    void gainsAreWhatTheBestSoManyPercentHold() {
        Gains.store(store, 1, "customer", List.of(Scorer.PREDICTIVE, Scorer.POINTS), BOOTSTRAP);
        // the likeliest three of six hold two of three conversions; the three of most points one
        assertEquals(
                List.of("points 3.0 1.0 0.333 0.67", "predictive 3.0 2.0 0.667 1.33"),
                store.rows(
                        "select * from gain where unit = 'entry' and depth_percent = 50 order by scorer",
                        row -> String.format(
                                Locale.ROOT,
                                "%s %.1f %.1f %.3f %.2f",
                                row.text("scorer"),
                                row.real("taken"),
                                row.real("found"),
                                row.real("share_found"),
                                row.real("lift"))));
        assertEquals(2 * 2 * 28, store.number("select count(*) from gain").orElseThrow());
        assertTrue(
                compared().contains("conversions_in_top_50_percent 2.0 1.0 1.0"),
                compared().toString());
    }

    private List<String> compared() {
        return store.rows(
                "select * from comparison order by metric",
                row -> row.text("metric") + " " + row.real("value") + " " + row.real("baseline_value") + " "
                        + row.real("difference"));
    }

    private List<String> quadrants(String unit) {
        return store.rows(
                "select * from agreement where unit = '" + unit + "' order by called_by_points, called_by_predictive",
                row -> row.truth("called_by_points") + " " + row.truth("called_by_predictive") + " "
                        + row.number("row_count") + " " + row.number("positive_count"));
    }

    @Test
    void metricsAreCountedByHand() {
        Metrics.store(store, 1, "customer", List.of(Scorer.PREDICTIVE, Scorer.POINTS), BOOTSTRAP);
        // of 9 pairs of a converter and another, the prediction orders 8 rightly, the points 3
        assertEquals(8 / 9.0, metric("predictive", "roc_auc"), 1e-12);
        assertEquals(3 / 9.0, metric("points", "roc_auc"), 1e-12);
        // converters at places 1, 2 and 4
        assertEquals((1 + 1 + 3 / 4.0) / 3, metric("predictive", "average_precision"), 1e-12);
        assertEquals(
                5 / 9.0,
                store.first("select difference from comparison where metric = 'roc_auc'", row -> row.real("difference"))
                        .orElseThrow(),
                1e-12);
    }

    @Test
    void oneRowPerLeadGivesAClosedFormToo() {
        Metrics.store(store, 1, "customer", List.of(Scorer.PREDICTIVE, Scorer.POINTS), BOOTSTRAP);
        assertTrue(
                compared().contains("roc_auc_delong " + 8 / 9.0 + " " + 3 / 9.0 + " " + 5 / 9.0),
                compared().toString());
    }

    @Test
    void swapLeadsAreOrderedByHowFarTheirPlacesDiffer() {
        SwapLeads.store(store, workspace, 1, Instant.parse("2026-06-01T00:00:00Z"));
        // places from the lowest points: f e d c b a; from the lowest probability: a c f e d b
        assertEquals(
                List.of("points_higher a", "points_higher c", "predictive_higher d", "predictive_higher e"),
                store.rows("""
                        select * from swap_lead
                        where level = 'all' and (direction = 'points_higher' or position <= 2)
                        order by direction, position
                        """, row -> row.text("direction") + " " + row.text("lead_id")));
    }

    @Test
    void leadsThatOneScoreAloneCallsAreShownWithWhatTheyBecame() {
        ComparedHoldout.threshold(store, "points", 70);
        ComparedHoldout.threshold(store, "predictive", 0.7);
        store.execute("""
                insert into outcome (lead_id, step, occurred_at, happened, source, run_id) values
                    ('d', 'customer', '2026-02-05', true, 'steps', 1),
                    ('d', 'sql', '2026-01-05', true, 'steps', 1),
                    ('d', 'mql', '2025-12-05', true, 'steps', 1),
                    ('d', 'opportunity', '2026-06-05', true, 'steps', 1)
                """);
        SwapLeads.store(store, workspace, 1, Instant.parse("2026-06-01T00:00:00Z"));
        assertEquals(
                List.of(
                        "points_higher 1 a false -",
                        "points_higher 2 c false -",
                        "predictive_higher 1 d true sql, customer",
                        "predictive_higher 2 e false -"),
                store.rows(
                        "select * from swap_lead where level = 'mql' order by direction, position",
                        row -> row.text("direction") + " " + row.number("position") + " " + row.text("lead_id") + " "
                                + row.truth("label") + " "
                                + row.optionalText("became").orElse("-")));
    }

    @Test
    void whatBothScoresTellTogetherIsLearntOutOfFoldAndJudgedOnTheTest() {
        store.execute("""
                insert into holdout_score
                select
                    h.* replace (
                        'out_of_fold' as part,
                        h.lead_id || n as lead_id,
                        h.label = (n % 4 > 0) as label,
                        h.points + n as points)
                from holdout_score as h
                cross join range(1, 21) as numbers(n)
                """);
        store.execute("""
                insert into holdout_label
                select model_id, part, lead_id, snapshot_no, 'customer', label
                from holdout_score
                where part = 'out_of_fold'
                """);
        Combination.store(store, 1, "customer", BOOTSTRAP, 1);
        assertEquals(
                List.of("points 120 true", "predictive 120 true"),
                store.rows(
                        "select * from combined_fit order by term",
                        row -> row.text("term") + " " + row.number("row_count") + " "
                                + (row.real("likelihood_ratio") >= 0 && row.real("p_value") <= 1)));
        assertEquals(
                List.of(
                        "combined points_calibrated",
                        "combined predictive_calibrated",
                        "predictive_calibrated points_calibrated"),
                store.rows(
                        "select * from comparison where metric = 'log_loss' order by scorer, baseline",
                        row -> row.text("scorer") + " " + row.text("baseline")));
        assertTrue(metric("combined", "log_loss") < metric("points_calibrated", "log_loss"));
    }

    private double metric(String scorer, String metric) {
        return store.first(
                        "select value from model_metric where scorer = '" + scorer + "' and metric = '" + metric + "'",
                        row -> row.real("value"))
                .orElseThrow();
    }
}
