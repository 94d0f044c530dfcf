package io.plumbline.training.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurvePlan;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.metric.ClusterBootstrap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(1, 200, 2);
    private Store store;

    @BeforeEach
    void openStore() {
        store = ComparedHoldout.stored();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void quadrantsHoldTheSameRowsByBothScores() {
        ComparedHoldout.threshold(store, "points", 70);
        ComparedHoldout.threshold(store, "predictive", 0.7);
        Agreement.store(store, 1, BOOTSTRAP);
        // a, c by points alone; d, e by prediction alone; b by both; f by neither
        assertEquals(
                List.of("false false 1 1", "false true 2 1", "true false 2 0", "true true 1 1"),
                store.rows(
                        "select * from agreement order by called_by_points, called_by_predictive",
                        row -> row.truth("called_by_points") + " " + row.truth("called_by_predictive") + " "
                                + row.number("row_count") + " " + row.number("positive_count")));
    }

    @Test
    void atEqualVolumeBothCallAsManyLeads() {
        ComparedHoldout.threshold(store, "points", 70);
        CurvePlan.store(store, 1);
        EqualVolume.store(store, 1, BOOTSTRAP);
        // points call a, b, c: one conversion; the three likeliest are b, d, e: two
        assertEquals(
                "conversions_at_equal_volume_mql 2.0 1.0 1.0",
                store.first(
                                "select * from comparison",
                                row -> row.text("metric") + " " + row.real("value") + " " + row.real("baseline_value")
                                        + " " + row.real("difference"))
                        .orElseThrow());
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
    void swapLeadsAreOrderedByHowFarTheirPlacesDiffer() {
        SwapLeads.store(store, 1);
        // places from the lowest points: f e d c b a; from the lowest probability: a c f e d b
        assertEquals(
                List.of("points_higher a", "points_higher c", "predictive_higher d", "predictive_higher e"),
                store.rows("""
                        select * from swap_lead
                        where direction = 'points_higher' or position <= 2
                        order by direction, position
                        """, row -> row.text("direction") + " " + row.text("lead_id")));
    }

    private double metric(String scorer, String metric) {
        return store.first(
                        "select value from model_metric where scorer = '" + scorer + "' and metric = '" + metric + "'",
                        row -> row.real("value"))
                .orElseThrow();
    }
}
