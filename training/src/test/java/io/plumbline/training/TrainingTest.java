package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    Path directory;

    @Test
    void aMonthlyModelIsTrainedJudgedAndStored() throws IOException {
        try (Store store = SmallMarket.store(4000)) {
            TrainedModel model = train(store, "monthly", "[0.1, 1]");
            assertEquals(1, model.modelId());
            assertTrue(model.rows() > 4000, "rows " + model.rows());
            assertTrue(metric(store, "predictive") > 0.7, "roc auc " + metric(store, "predictive"));
            assertTrue(metric(store, "predictive") > metric(store, "points"));
            assertEquals(
                    List.of("mql met", "sql met"),
                    store.rows(
                            "select level, status from threshold where scorer = 'predictive' order by level",
                            row -> row.text("level") + " " + row.text("status")));
            assertTrue(model.notes()
                    .contains("These attributes have no history and are taken as always known: employees, industry."));
        }
    }

    @Test
    void everyLeadOfEverySnapshotIsCountedOnce() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            TrainedModel model = train(store, "monthly", "1");
            long counted = store.number("select sum(row_count)::bigint from snapshot_count")
                    .orElseThrow();
            long existed = store.number("""
                            select count(*)
                            from lead as l
                            join (select distinct snapshot_at from snapshot_count) as s
                                on l.created_at < s.snapshot_at
                            """).orElseThrow();
            assertEquals(existed, counted);
            assertEquals(
                    model.rows(),
                    store.number("select sum(row_count)::bigint from snapshot_count where reason = 'used'")
                            .orElseThrow());
        }
    }

    @Test
    void noRowIsUsedWhoseLabelWindowEndsAfterAsOf() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            train(store, "monthly", "1");
            assertEquals(
                    List.of("2025-06-01 not_mature"),
                    store.rows("""
                            select distinct snapshot_at, reason
                            from snapshot_count
                            where snapshot_at > timestamp '2025-05-02' and reason in ('used', 'not_mature')
                            """, row -> row.text("snapshot_at").substring(0, 10) + " " + row.text("reason")));
        }
    }

    @Test
    void everyTableHasItsKeyOnce() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            train(store, "monthly", "1");
            assertKey(store, "snapshot_count", "model_id, snapshot_no, reason");
            assertKey(store, "model_feature", "model_id, position");
            assertKey(store, "model_part", "model_id, part");
            assertKey(store, "model_metric", "model_id, scorer, part, unit, label_step, segment, metric");
            assertKey(store, "holdout_score", "model_id, part, lead_id, snapshot_no");
            assertKey(store, "holdout_label", "model_id, part, lead_id, snapshot_no, label_step");
            assertKey(store, "pr_curve", "model_id, scorer, part, unit, label_step, segment, threshold");
            assertKey(store, "calibration_bin", "model_id, scorer, part, bin");
            assertKey(store, "decile", "model_id, scorer, part, decile");
            assertKey(store, "threshold", "model_id, scorer, level, label_step");
            assertKey(store, "comparison", "model_id, scorer, baseline, unit, label_step, metric, segment");
            assertKey(store, "agreement", "model_id, level, unit, called_by_points, called_by_predictive");
            assertKey(store, "swap_lead", "model_id, level, direction, position");
            assertKey(store, "combined_fit", "model_id, term");
            assertKey(store, "swap_set", "model_id, level, called_by, segment");
            assertKey(store, "gain", "model_id, scorer, part, unit, label_step, segment, depth_percent");
        }
    }

    @Test
    void trainingTwiceGivesTheSameBits() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            train(store, "monthly", "[0.1, 1]");
            train(store, "monthly", "[0.1, 1]");
            assertEquals(
                    1L,
                    store.number("select count(distinct fingerprint) from model")
                            .orElseThrow());
            assertEquals(0L, store.number("""
                                    select count(*) from (
                                        select * exclude (model_id) from pr_curve where model_id = 1
                                        except select * exclude (model_id) from pr_curve where model_id = 2)
                                    """).orElseThrow());
        }
    }

    @Test
    void currentLeadsAreScoredByTheStoredModel() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            TrainedModel model = train(store, "monthly", "1");
            long scored = CurrentPredictions.predict(
                    store, SmallMarket.workspace(directory, "monthly", "1"), model.modelId(), 1, SmallMarket.AS_OF);
            assertEquals(2000, scored);
            assertKey(store, "prediction", "run_id, lead_id");
            double middle = store.first(
                            "select avg(predictive_score) as middle from prediction where open",
                            row -> row.real("middle"))
                    .orElseThrow();
            assertEquals(50, middle, 1, "mid-rank percentiles of the open leads average 50");
        }
    }

    @Test
    void aScoreThatOnlyYoungLeadsHaveStopsNoTraining() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            store.execute("alter table lead add column existing_score double");
            store.execute("update lead set existing_score = hash(lead_id) % 50 where created_at >= '2025-06-01'");
            Training.train(
                    store,
                    SmallMarket.workspaceWithExistingScore(directory),
                    SmallMarket.scorecard(),
                    1,
                    SmallMarket.AS_OF);
            assertEquals(
                    List.of("points", "predictive"),
                    store.rows(
                            "select distinct subject from drift where kind = 'score' order by subject",
                            row -> row.text("subject")));
        }
    }

    @Test
    void aScoreTheCompanyAlreadyHadIsComparedToo() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            store.execute("alter table lead add column existing_score double");
            store.execute("update lead set existing_score = hash(lead_id) % 50 where hash(lead_id) % 3 > 0");
            Training.train(
                    store,
                    SmallMarket.workspaceWithExistingScore(directory),
                    SmallMarket.scorecard(),
                    1,
                    SmallMarket.AS_OF);
            assertTrue(metric(store, "existing") < metric(store, "predictive"));
            assertEquals(
                    List.of(
                            "points average_precision",
                            "points roc_auc",
                            "points top_decile_lift",
                            "predictive average_precision",
                            "predictive roc_auc",
                            "predictive top_decile_lift"),
                    store.rows(
                            "select scorer || ' ' || metric as line from comparison"
                                    + " where baseline = 'existing' and unit = 'row' order by line",
                            row -> row.text("line")));
            assertEquals(
                    1L,
                    store.number("select count(*) from comparison"
                                    + " where baseline = 'existing' and metric = 'conversions_at_equal_volume_mql'")
                            .orElseThrow());
            assertEquals(
                    2L,
                    store.number("select count(threshold) from threshold where scorer = 'existing'")
                            .orElseThrow());
            assertEquals(
                    0L,
                    store.number("select count(*) from model_feature where feature = 'existing_score'")
                            .orElseThrow());
        }
    }

    @Test
    void eachLeadIsLookedAtOnceAtAnAge() throws IOException {
        try (Store store = SmallMarket.store(4000)) {
            TrainedModel model = train(store, "{at_age: 14d}", "1");
            assertEquals(
                    model.rows(), store.number("select lead_count from model").orElseThrow());
        }
    }

    @Test
    void withoutOutcomesTheRemedyIsNamed() {
        try (Store store = SmallMarket.store(500)) {
            store.execute("delete from outcome");
            ProblemException problem = assertThrows(ProblemException.class, () -> train(store, "monthly", "1"));
            assertEquals(ExitCode.FAILED, problem.exitCode());
            assertTrue(
                    problem.getMessage()
                            .contains("No lead has reached 'customer' yet, so there is nothing to learn from."),
                    problem.getMessage());
        }
    }

    @Test
    void tooFewPositivesAreRefusedWithTheNumberNeededAndNothingIsKept() {
        try (Store store = SmallMarket.store(2000)) {
            store.execute("delete from outcome where hash(lead_id) % 50 > 0");
            ProblemException problem = assertThrows(ProblemException.class, () -> train(store, "monthly", "1"));
            assertTrue(problem.getMessage().contains("at least 20 are needed"), problem.getMessage());
            assertEquals(0L, store.number("select count(*) from snapshot_count").orElseThrow());
        }
    }

    private TrainedModel train(Store store, String snapshots, String c) throws IOException {
        return Training.train(
                store, SmallMarket.workspace(directory, snapshots, c), SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    private static double metric(Store store, String scorer) {
        return store.first(
                        "select value from model_metric where metric = 'roc_auc' and scorer = '" + scorer + "'",
                        row -> row.real("value"))
                .orElseThrow();
    }

    private static void assertKey(Store store, String table, String key) {
        assertTrue(store.number("select count(*) from " + table).orElseThrow() > 0, table + " is empty");
        assertEquals(
                0L,
                store.number("select count(*) from (select 1 from " + table + " group by " + key
                                + " having count(*) > 1)")
                        .orElseThrow(),
                table);
    }
}
