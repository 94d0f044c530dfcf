package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentThresholdsTest {
    private Store store;

    @TempDir
    Path directory;

    @BeforeEach
    void market() {
        store = SmallMarket.store(1200);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aThresholdOfASegmentPromisesWhatItsTestRowsGive() throws IOException {
        train(1);
        Set<String> software = Set.copyOf(
                store.rows("select lead_id from lead where industry = 'software'", row -> row.text("lead_id")));
        for (String score : List.of("probability", "points")) {
            HeldOut all = HeldOut.read(store, "test", score, "customer");
            HeldOut rows = new HeldOut(all.rows().stream()
                    .filter(row -> software.contains(row.lead()))
                    .toList());
            String scorer = score.equals("points") ? "points" : "predictive";
            HeldOut.Calls calls = rows.leadsCalled(figure("threshold", scorer, "sql"));
            assertEquals(calls.precision(), figure("promised_precision", scorer, "sql"), 1e-12);
            assertEquals(calls.recall(), figure("promised_recall", scorer, "sql"), 1e-12);
        }
    }

    @Test
    void inEverySegmentTheSqlThresholdIsNotBelowTheMqlThreshold() throws IOException {
        train(1);
        assertEquals(0, number("""
                select count(*)
                from threshold as m
                join threshold as s using (model_id, scorer, segment)
                where m.level = 'mql' and s.level = 'sql' and s.threshold < m.threshold
                """));
        assertEquals(3, number("select count(distinct segment) from threshold"));
        assertTrue(number("select count(*) from pr_curve where segment = 'industry=retail'") > 0);
    }

    @Test
    void segmentsWithTooLittleInThemAreHeldBackAndSaidSo() throws IOException {
        train(1_000_000);
        assertEquals(
                List.of(
                        "2 of the attribute's values: out of fold or in the test fewer than 1000000 leads that converted, or"
                                + " that did not. The threshold for all leads holds."),
                store.rows(
                        "select distinct reason from threshold where status = 'held_back' and segment = 'industry: other'",
                        row -> row.text("reason")));
        assertEquals(0, number("select count(threshold) from threshold where segment != 'all'"));
    }

    @Test
    void theMonthsOfAThresholdAddUpToItsCalls() throws IOException {
        train(1);
        HeldOut rows = HeldOut.read(store, "test", "probability", "customer");
        HeldOut.Calls calls = rows.leadsCalled(store.first(
                        "select threshold from threshold where scorer = 'predictive' and level = 'sql' and segment = 'all'",
                        row -> row.real("threshold"))
                .orElseThrow());
        String months = " from threshold_month where scorer = 'predictive' and level = 'sql' and segment = 'all'"
                + " and part = 'test'";
        assertEquals(calls.volume(), number("select cast(sum(called) as bigint)" + months));
        assertEquals(calls.tp(), number("select cast(sum(found) as bigint)" + months));
        assertEquals(calls.fn(), number("select cast(sum(missed) as bigint)" + months));
        assertTrue(number(
                        "select count(without_threshold) from threshold_month where segment = 'all' and scorer = 'points'")
                > 0);
    }

    private void train(int minimum) throws IOException {
        Training.train(
                store,
                SmallMarket.workspaceWithSegments(directory, minimum),
                SmallMarket.scorecard(),
                1,
                SmallMarket.AS_OF);
    }

    private double figure(String column, String scorer, String level) {
        return store.first(
                        "select " + column + " as x from threshold where segment = 'industry=software' and scorer = '"
                                + scorer + "' and level = '" + level + "'",
                        row -> row.real("x"))
                .orElseThrow();
    }

    private long number(String sql) {
        return store.number(sql).orElseThrow();
    }
}
