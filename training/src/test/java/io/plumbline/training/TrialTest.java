package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.fit.NewtonLogisticTrainer;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Interval;
import io.plumbline.training.metric.Metric;
import io.plumbline.training.pipeline.ModelRows;
import io.plumbline.training.trial.Trial;
import io.plumbline.training.trial.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;

/** The rows of a model in a file of their own are those it learnt from and was judged on. */
class TrialTest {
    private static final double C = 0.1;

    @TempDir
    Path directory;

    private Store store = Store.inMemory();
    private Path file = Path.of("");

    @BeforeEach
    void rowsOfAModel() throws IOException {
        store.close();
        store = SmallMarket.store(2000);
        Training.train(
                store,
                SmallMarket.workspace(directory, "monthly", "0.1"),
                SmallMarket.scorecard(),
                1,
                SmallMarket.AS_OF);
        file = directory.resolve("rows.duckdb");
        write(1);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long write(long modelId) throws IOException {
        return new ModelRows(
                        store, SmallMarket.workspace(directory, "monthly", "0.1"), SmallMarket.scorecard(), modelId)
                .write(directory, file);
    }

    @Test
    void theSameTrainerOnTheRowsFindsTheSameModel() {
        Trial trial = Trial.open(file);
        MutableDataset<Label> development = trial.development();
        assertEquals(count("select row_count from model_part where part = 'development'"), development.size());
        Model<Label> again = new NewtonLogisticTrainer(C, 1, SmallMarket.AS_OF).train(development);
        double[] known = store.columns("""
                        select
                            1 / (1 + exp(-linear_predictor)) as probability
                        from holdout_score
                        where part = 'test'
                        order by snapshot_no, lead_id
                        """).column("probability");
        double[] found = again.predict(trial.test()).stream()
                .mapToDouble(prediction ->
                        prediction.getOutputScores().get(trial.target()).getScore())
                .toArray();
        assertEquals(known.length, found.length);
        for (int i = 0; i < known.length; i++) {
            assertEquals(known[i], found[i], 1e-9);
        }
    }

    @Test
    void whatTheModelItselfScoresIsJudgedAsItIsInTheStore() {
        double[] own = store.columns("""
                        select
                            linear_predictor
                        from holdout_score
                        where part = 'test'
                        order by snapshot_no, lead_id
                        """).column("linear_predictor");
        Verdict verdict = Trial.open(file).judge("itself", own);
        for (Metric metric : List.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.TOP_DECILE_LIFT)) {
            assertEquals(stored(metric), verdict.figure(metric).value());
            assertEquals(stored(metric), verdict.figure(metric).predictive());
            assertEquals(0, verdict.figure(metric).difference().value().orElseThrow());
        }
        assertThrows(IllegalArgumentException.class, () -> verdict.figure(Metric.BRIER));
        assertEquals(calls(Unit.ROW), counts(verdict.byRow()));
        assertEquals(calls(Unit.ENTRY), counts(verdict.byEntry()));
    }

    @Test
    void itNumbersLeadsAndNamesNone() {
        try (Store side = Store.openForReading(file)) {
            List<String> text = side.rows(
                    "select table_name || '.' || column_name as name from duckdb_columns()"
                            + " where data_type = 'VARCHAR' and not internal order by 1",
                    row -> row.text("name"));
            assertFalse(
                    text.stream().anyMatch(name -> name.contains("lead") || name.contains("account")), text::toString);
            assertEquals(
                    store.number("select count(distinct lead_id) from holdout_score where part = 'test'"),
                    side.number("select count(distinct lead_no) from training_row where part = 'test'"));
            assertEquals(
                    0L,
                    side.number("select count(*) from training_row where part <> 'test' and probability is not null")
                            .orElseThrow());
        }
    }

    @Test
    void theStoreIsLeftAsItWas() {
        assertEquals(1L, count("select count(*) from model"));
        assertEquals(
                count("select row_count from model"),
                count("select sum(row_count)::bigint from snapshot_count where reason = 'used'"));
        assertEquals(0L, count("select count(*) from duckdb_databases() where database_name = 'side'"));
    }

    @Test
    void aModelOfOtherDataIsRefused() {
        store.execute("update lead set employees = 3 where row_no = 5");
        ProblemException problem = assertThrows(ProblemException.class, () -> write(1));
        assertEquals(
                "Model 1 was made from other data than there are now: lead.",
                problem.problems().get(0).what());
        assertEquals(
                "take a model that 'plumbline train' makes now, or bring back what it was made from.",
                problem.problems().get(0).fix());
    }

    @Test
    void scoresThatAreNotOnePerRowAreRefused() {
        Trial trial = Trial.open(file);
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> trial.judge("short", new double[3]));
        assertTrue(problem.getMessage().startsWith("Got 3 scores for "), problem.getMessage());
    }

    private Estimate stored(Metric metric) {
        return store.first(
                        "select value, low, high from model_metric where scorer = 'predictive' and segment = 'all'"
                                + " and metric = '" + metric.id() + "'",
                        row -> new Estimate(
                                row.optionalReal("value"),
                                Optional.of(new Interval(row.real("low"), row.real("high")))))
                .orElseThrow();
    }

    private List<List<Long>> calls(Unit unit) {
        return counts(
                PrecisionRecallCurve.read(store, new CurveKey(1, Scorer.PREDICTIVE, Part.TEST, unit, "customer")));
    }

    private static List<List<Long>> counts(PrecisionRecallCurve curve) {
        return curve.points().stream()
                .map(point -> List.of(
                        point.truePositives(), point.falsePositives(), point.falseNegatives(), point.trueNegatives()))
                .toList();
    }

    private long count(String sql) {
        return store.number(sql).orElseThrow();
    }
}
