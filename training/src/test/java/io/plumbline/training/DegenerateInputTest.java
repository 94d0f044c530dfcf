package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs without much in them give a right answer or one clear message. */
class DegenerateInputTest {
    private static final String FIVE_POSITIVES = """
            delete from outcome
            where lead_id not in (select lead_id from outcome order by hash(lead_id) limit 5)
            """;

    @TempDir
    Path directory;

    @Test
    void noPositiveAtAllIsRefused() {
        assertRefused(
                500,
                "monthly",
                "No lead has reached 'customer' yet, so there is nothing to learn from.",
                "delete from outcome");
    }

    @Test
    void fivePositivesAreRefusedWithTheNumberNeeded() {
        assertRefused(
                2000,
                "monthly",
                "The mature snapshot rows hold 8 positives of 'customer'; at least 20 are needed.",
                FIVE_POSITIVES);
    }

    @Test
    void fivePositivesThatAreAllowedGiveAModelThatSaysHowLittleItKnows() throws IOException {
        try (Store store = store(2000, FIVE_POSITIVES)) {
            TrainedModel model = train(store, "monthly, minimum_positives: 1");
            assertEquals(8, model.positives());
            assertTrue(model.notes()
                    .contains("The test part has 0 positive rows; below 200 its figures are rough, as the wide"
                            + " intervals show."));
            assertEquals(List.of(), metrics(store, "roc_auc"));
        }
    }

    @Test
    void positivesOnlyAreRefused() {
        assertRefused(
                400,
                "{ at_age: 7d }, minimum_positives: 1",
                "All 368 mature snapshot rows are followed by 'customer', so there is nothing to tell apart.",
                "delete from outcome",
                outcome("true", 40));
    }

    @Test
    void perfectlySeparableRowsAreRankedPerfectlyWithFiniteCoefficients() throws IOException {
        try (Store store = store(3000, "delete from outcome", outcome("employees > 350", 45))) {
            train(store, "{ at_age: 30d }, leakage: { suspects: report }");
            assertTrue(metrics(store, "roc_auc").get(0) > 0.999);
            assertEquals(
                    0L,
                    store.number("select count(*) from model_feature where not isfinite(coefficient)")
                            .orElseThrow());
        }
    }

    @Test
    void constantFeaturesAreSetAside() throws IOException {
        try (Store store = store(2000, "update lead set industry = 'software', employees = 7")) {
            TrainedModel model = train(store, "monthly");
            assertTrue(model.notes().contains("employees: the same for every lead"));
            assertTrue(model.notes().contains("industry: the same for every lead"));
        }
    }

    @Test
    void collinearFeaturesShareTheirEffect() throws IOException {
        try (Store store =
                store(2000, "update lead set employees = case when industry = 'software' then 1 else 0 end")) {
            train(store, "monthly");
            List<Double> levels = store.rows(
                    "select coefficient from model_feature where feature = 'industry' order by term",
                    row -> row.real("coefficient"));
            assertEquals(-levels.get(0), levels.get(1), 1e-6);
            assertTrue(metrics(store, "roc_auc").get(0) > 0.7);
        }
    }

    @Test
    void aLevelPerRowIsTakenForAnId() throws IOException {
        try (Store store = store(2000, "update lead set industry = lead_id")) {
            assertTrue(train(store, "monthly").notes().stream()
                    .anyMatch(note -> note.startsWith("industry: text with 2000 different values")));
        }
    }

    @Test
    void attributesNeverFilledAreSetAside() throws IOException {
        try (Store store = store(2000, "update lead set industry = null, employees = null")) {
            TrainedModel model = train(store, "monthly");
            assertTrue(model.notes().contains("employees: never filled"));
            assertTrue(model.notes().contains("industry: never filled"));
        }
    }

    @Test
    void leadsThatAreAllAlikeAreRefused() {
        assertRefused(
                2000,
                "{ at_age: 7d }",
                "No feature differs between leads, so there is nothing to predict by.",
                "update lead set industry = null, employees = null",
                "delete from outcome",
                "delete from event",
                outcome("hash(lead_id) % 3 = 0", 45));
    }

    @Test
    void oneLeadIsRefused() {
        assertRefused(
                1,
                "monthly",
                "The mature snapshot rows hold 2 positives of 'customer'; at least 20 are needed.",
                "delete from outcome",
                outcome("true", 70));
    }

    private static String outcome(String condition, int days) {
        return """
                insert into outcome (lead_id, step, occurred_at, happened, source, run_id)
                select
                    lead_id,
                    'customer',
                    created_at + to_days(%s),
                    true,
                    'steps',
                    1
                from lead
                where %s
                """.formatted(days, condition);
    }

    private void assertRefused(int leads, String snapshots, String message, String... changes) {
        try (Store store = store(leads, changes)) {
            ProblemException problem = assertThrows(ProblemException.class, () -> train(store, snapshots));
            assertEquals(1, problem.problems().size());
            assertEquals(message, problem.problems().get(0).what());
            assertEquals(0L, store.number("select count(*) from model").orElseThrow());
        }
    }

    private static Store store(int leads, String... changes) {
        Store store = SmallMarket.store(leads);
        for (String change : changes) {
            store.execute(change);
        }
        return store;
    }

    private TrainedModel train(Store store, String snapshots) throws IOException {
        return Training.train(
                store,
                SmallMarket.workspace(directory, snapshots, "[0.1, 1, 1000000]"),
                SmallMarket.scorecard(),
                1,
                SmallMarket.AS_OF);
    }

    private static List<Double> metrics(Store store, String metric) {
        return store.rows(
                "select value from model_metric where scorer = 'predictive' and value is not null and metric = '"
                        + metric + "'",
                row -> row.real("value"));
    }
}
