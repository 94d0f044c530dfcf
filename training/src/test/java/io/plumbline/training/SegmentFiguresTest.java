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

class SegmentFiguresTest {
    private Store store;

    @TempDir
    Path directory;

    @BeforeEach
    void market() {
        store = SmallMarket.store(1200);
        // in April 2025 some retail leads turn out to be in logistics
        store.execute("""
                insert into attribute_change (lead_id, attribute, value, known_at, run_id)
                select
                    lead_id,
                    'industry',
                    'logistics',
                    timestamp '2025-04-15',
                    1
                from lead
                where industry = 'retail'
                    and row_no % 2 = 0
                """);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRowCountsInTheSegmentThatItsLeadWasInThen() throws IOException {
        train(1);
        for (String industry : List.of("software", "retail", "logistics")) {
            assertEquals(
                    store.number(
                            "select count(*) from (" + asOfTheSnapshot() + ") where industry = '" + industry + "'"),
                    store.number("select any_value(row_count) from model_metric where segment = 'industry=" + industry
                            + "'"),
                    industry);
        }
        assertTrue(
                store.number(
                                        "select count(*) from (" + asOfTheSnapshot()
                                                + ") as v join lead as l using (lead_id) where v.industry = 'retail' and row_no % 2 = 0")
                                .orElseThrow()
                        > 0,
                "some leads were in retail at one row and in logistics at a later one");
    }

    @Test
    void figuresOfASegmentAreThoseOfItsRows() throws IOException {
        train(1);
        Set<String> software = Set.copyOf(
                store.rows("select lead_id from lead where industry = 'software'", row -> row.text("lead_id")));
        HeldOut predictive = only(software, HeldOut.read(store, "test", "probability", "customer"));
        HeldOut points = only(software, HeldOut.read(store, "test", "points", "customer"));
        assertEquals(predictive.rocAuc(), metric("predictive", "roc_auc"), 1e-12);
        assertEquals(predictive.averagePrecision(), metric("predictive", "average_precision"), 1e-12);
        assertEquals(predictive.logLoss(), metric("predictive", "log_loss"), 1e-12);
        assertEquals(predictive.brier(), metric("predictive", "brier"), 1e-12);
        assertEquals(
                metric("predictive", "brier"),
                metric("predictive", "brier_reliability")
                        - metric("predictive", "brier_resolution")
                        + metric("predictive", "brier_uncertainty")
                        + metric("predictive", "brier_within_bins"),
                1e-12);
        assertEquals(points.rocAuc(), metric("points", "roc_auc"), 1e-12);
        assertEquals(points.averagePrecision(), metric("points", "average_precision"), 1e-12);
        assertTrue(Double.isFinite(metric("predictive", "calibration_slope")));
    }

    @Test
    void valuesWithTooFewConversionsArePooledAndCounted() throws IOException {
        train(1_000_000);
        assertEquals(
                List.of("all", "industry: other"),
                store.rows("select distinct segment from model_metric order by segment", row -> row.text("segment")));
        assertEquals(
                store.number("select count(*) from holdout_score where part = 'test'"),
                store.number("select any_value(row_count) from model_metric where segment = 'industry: other'"));
        assertEquals(
                0,
                store.number("select count(value) from model_metric where segment = 'industry: other'")
                        .orElseThrow());
    }

    private void train(int minimum) throws IOException {
        Training.train(
                store,
                SmallMarket.workspaceWithSegments(directory, minimum),
                SmallMarket.scorecard(),
                1,
                SmallMarket.AS_OF);
    }

    private static String asOfTheSnapshot() {
        return """
                select
                    h.lead_id as lead_id,
                    case
                        when h.snapshot_at > timestamp '2025-04-15' and l.industry = 'retail' and l.row_no % 2 = 0
                        then 'logistics'
                        else l.industry
                    end as industry
                from holdout_score as h
                join lead as l on l.lead_id = h.lead_id
                where h.part = 'test'
                """;
    }

    private static HeldOut only(Set<String> leads, HeldOut all) {
        return new HeldOut(
                all.rows().stream().filter(row -> leads.contains(row.lead())).toList());
    }

    private double metric(String scorer, String metric) {
        return store.first(
                        "select value from model_metric where segment = 'industry=software' and scorer = '" + scorer
                                + "' and metric = '" + metric + "'",
                        row -> row.real("value"))
                .orElseThrow();
    }
}
