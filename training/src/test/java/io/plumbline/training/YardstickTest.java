package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YardstickTest {
    /** Small companies of one kind buy and large ones of the other: nothing that a sum of effects can say. */
    private static final String CROSSED = """
            insert into outcome (lead_id, step, occurred_at, happened, source, run_id)
            select
                lead_id,
                'customer',
                created_at + to_days(45),
                true,
                'steps',
                1
            from lead
            where industry <> 'services' and (industry = 'software') = (employees > 250)
                and hash(lead_id || 'buys') % 10 < 7
            """;

    @TempDir
    Path directory;

    @Test
    void withoutBeingAskedForThereIsNone() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            train(store, "{ at_age: 30d }");
            assertEquals(0L, count(store, "holdout_score where yardstick is not null"));
            assertEquals(0L, count(store, "model_metric where scorer = 'yardstick'"));
        }
    }

    @Test
    void itFindsWhatALogisticModelCannotAndSaysHowMuch() throws IOException {
        try (Store store = SmallMarket.store(4000)) {
            store.execute("update lead set industry = 'services' where industry = 'retail' and hash(lead_id) % 2 = 0");
            store.execute("delete from outcome");
            store.execute(CROSSED);
            TrainedModel model = train(store, "{ at_age: 30d }, yardstick: true, leakage: { suspects: report }");
            assertTrue(figure(store, "roc_auc", "value") > 0.8);
            assertTrue(figure(store, "roc_auc", "low") > 0.05, "the paired interval leaves no doubt");
            assertTrue(figure(store, "log_loss", "high") < 0);
            assertTrue(model.notes().stream().anyMatch(note -> note.endsWith("it predicts for nobody.")));
        }
    }

    @Test
    void itIsJudgedOnTheSameTestRowsAndDecidesNothing() throws IOException {
        try (Store store = SmallMarket.store(3000)) {
            TrainedModel with = train(store, "monthly, yardstick: true");
            TrainedModel without = train(store, "monthly");
            assertEquals(
                    count(store, "holdout_score where part = 'test' and model_id = 1"),
                    count(store, "holdout_score where yardstick > 0 and yardstick < 1 and model_id = 1"));
            assertEquals(
                    List.of("average_precision", "brier", "log_loss", "roc_auc", "top_decile_lift"),
                    store.rows(
                            "select metric from comparison where scorer = 'yardstick' and baseline = 'predictive'"
                                    + " and not hindsight order by metric",
                            row -> row.text("metric")));
            assertEquals(0L, count(store, "threshold where scorer = 'yardstick'"));
            assertEquals(
                    List.of("entry", "row"),
                    store.rows(
                            "select distinct unit from pr_curve where scorer = 'yardstick' and part = 'test' order by 1",
                            row -> row.text("unit")));
            assertEquals(1L, count(store, "(select distinct fingerprint from model)"));
            assertEquals(with.rows(), without.rows());
        }
    }

    @Test
    void trainingTwiceGivesTheSameBits() throws IOException {
        try (Store store = SmallMarket.store(2000)) {
            train(store, "monthly, yardstick: true");
            train(store, "monthly, yardstick: true");
            assertEquals(
                    1L,
                    count(
                            store,
                            "(select distinct sum(yardstick order by lead_id, snapshot_no) as total"
                                    + " from holdout_score group by model_id)"));
        }
    }

    private TrainedModel train(Store store, String snapshots) throws IOException {
        return Training.train(
                store, SmallMarket.workspace(directory, snapshots, "1"), SmallMarket.scorecard(), 1, SmallMarket.AS_OF);
    }

    private static double figure(Store store, String metric, String column) {
        return store.first(
                        "select " + column + " from comparison where scorer = 'yardstick' and metric = '" + metric
                                + "'",
                        row -> row.real(column))
                .orElseThrow();
    }

    private static long count(Store store, String from) {
        return store.number("select count(*) from " + from).orElseThrow();
    }
}
