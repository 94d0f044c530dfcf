package io.plumbline.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealisedPromisesTest {
    private static final Instant PROMISED = Instant.parse("2025-03-01T00:00:00Z");
    private static final Instant A_MONTH_LATER = Instant.parse("2025-03-15T00:00:00Z");
    private static final Instant MATURE = Instant.parse("2025-05-15T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void volumeIsCheckedByTheNextRunAndPrecisionByTheFirstAtWhichTheMonthIsMature() throws IOException {
        Workspace workspace = SmallMarket.workspace(directory, "monthly", "1");
        try (Store store = SmallMarket.store(1200)) {
            train(store, workspace, 1, PROMISED);
            assertEquals(List.of(), realised(store));

            train(store, workspace, 2, A_MONTH_LATER);
            assertEquals(List.of("1 volume_per_month by run 2"), realised(store));
            // at the first snapshot every lead at or above the threshold is called
            long called = store.number("select count(*) from young_row where snapshot_at = timestamp '2025-03-01'"
                            + " and points >= (" + THRESHOLD + ")")
                    .orElseThrow();
            assertEquals(called, upper(store, "volume_per_month", 1));

            train(store, workspace, 3, MATURE);
            assertTrue(realised(store).containsAll(List.of("1 precision by run 3", "1 recall by run 3")));
            assertTrue(realised(store).contains("1 volume_per_month by run 2"), "what was known stays as it was");
            assertEquals(found(store), upper(store, "precision", 1));
            assertEquals(0L, store.number("""
                    select count(*)
                    from (
                        select 1
                        from threshold_realised
                        group by model_id, scorer, level, segment, month_count, measure
                        having count(*) > 1)
                    """).orElseThrow());
            assertTrue(
                    store.number("select count(*) from threshold_realised where scorer = 'predictive' and model_id = 1"
                                            + " and verdict != 'undefined'")
                                    .orElseThrow()
                            > 0);

            long stored = store.number("select count(*) from threshold_realised where model_id = 1")
                    .orElseThrow();
            train(store, workspace, 4, MATURE);
            assertEquals(
                    stored,
                    store.number("select count(*) from threshold_realised where model_id = 1")
                            .orElseThrow(),
                    "nothing more is known at the same instant");
        }
    }

    @Test
    void aSegmentIsHeldToItsOwnThresholdByItsOwnLeads() throws IOException {
        Workspace workspace = SmallMarket.workspaceWithSegments(directory, 1);
        try (Store store = SmallMarket.store(1200)) {
            train(store, workspace, 1, PROMISED);
            train(store, workspace, 2, MATURE);
            for (String industry : List.of("retail", "software")) {
                String called = """
                        from training_row as r
                        join lead as l on l.lead_id = r.lead_id
                        join training_label as b on b.row_id = r.row_id and b.label_step = 'customer'
                        where r.snapshot_at = timestamp '2025-03-01'
                            and l.industry = '%s'
                            and r.points >= (
                                select threshold
                                from threshold
                                where model_id = 1
                                    and scorer = 'points'
                                    and level = 'mql'
                                    and segment = 'industry=%s')
                        """.formatted(industry, industry);
                List<Long> expected = List.of(
                        store.number("select count(*) " + called).orElseThrow(),
                        store.number("select count(*) " + called + " and b.label")
                                .orElseThrow());
                assertEquals(
                        expected,
                        List.of(
                                upper(store, "volume_per_month", 1, "industry=" + industry),
                                upper(store, "precision", 1, "industry=" + industry)));
            }
        }
    }

    @Test
    void aSegmentThatNobodyIsInAnyMoreHasNotKeptItsVolume() throws IOException {
        Workspace workspace = SmallMarket.workspaceWithSegments(directory, 1);
        try (Store store = SmallMarket.store(1200)) {
            train(store, workspace, 1, PROMISED);
            store.execute("""
                    insert into outcome by name
                    select
                        lead_id,
                        'sql' as step,
                        timestamp '2025-02-20' as occurred_at,
                        true as happened,
                        'steps' as source,
                        1 as run_id
                    from lead
                    where industry = 'software'
                    """);
            train(store, workspace, 2, A_MONTH_LATER);
            assertEquals(List.of("0.0 outside"), store.rows("""
                            select concat_ws(' ', value, verdict) as line
                            from threshold_realised
                            where scorer = 'points'
                                and level = 'mql'
                                and segment = 'industry=software'
                                and measure = 'volume_per_month'
                            """, row -> row.text("line")));
        }
    }

    @Test
    void valuesWithTooLittleAreHeldToThePooledThresholdTogether() throws IOException {
        Workspace workspace = SmallMarket.workspaceWithSegments(directory, 1);
        try (Store store = SmallMarket.store(1200)) {
            train(store, workspace, 1, PROMISED);
            store.execute("update threshold set segment = 'industry: other' where segment = 'industry=retail'");
            train(store, workspace, 2, A_MONTH_LATER);
            long called = store.number("""
                            select count(*)
                            from young_row as r
                            join lead as l on l.lead_id = r.lead_id
                            where r.snapshot_at = timestamp '2025-03-01'
                                and l.industry is distinct from 'software'
                                and r.points >= (
                                    select threshold
                                    from threshold
                                    where model_id = 1
                                        and scorer = 'points'
                                        and level = 'mql'
                                        and segment = 'industry: other')
                            """).orElseThrow();
            assertEquals(called, upper(store, "volume_per_month", 1, "industry: other"));
        }
    }

    @Test
    void promisesToSegmentsThatAreMadeNoMoreAreNotAskedFor() throws IOException {
        try (Store store = SmallMarket.store(1200)) {
            train(store, SmallMarket.workspaceWithSegments(directory, 1), 1, PROMISED);
            train(store, SmallMarket.workspace(directory, "monthly", "1"), 2, A_MONTH_LATER);
            assertEquals(
                    List.of("all"),
                    store.rows("select distinct segment from threshold_realised", row -> row.text("segment")));
        }
    }

    private static final String THRESHOLD =
            "select threshold from threshold where model_id = 1 and scorer = 'points' and"
                    + " level = 'mql' and segment = 'all'";

    private static long found(Store store) {
        Set<String> found = new HashSet<>(store.rows("""
                select r.lead_id as lead_id
                from training_row as r
                join training_label as b on b.row_id = r.row_id
                where r.snapshot_at = timestamp '2025-03-01'
                    and b.label_step = 'customer'
                    and b.label
                    and r.points >= (%s)
                """.formatted(THRESHOLD), row -> row.text("lead_id")));
        return found.size();
    }

    private static long upper(Store store, String measure, int months) {
        return upper(store, measure, months, "all");
    }

    private static long upper(Store store, String measure, int months, String segment) {
        return store.number(
                        "select upper_count from threshold_realised where model_id = 1 and scorer = 'points' and level ="
                                + " 'mql' and measure = '" + measure + "' and segment = '" + segment
                                + "' and month_count = "
                                + months)
                .orElseThrow();
    }

    private static List<String> realised(Store store) {
        return store.rows(
                "select distinct month_count, measure, run_id from threshold_realised where model_id = 1 and scorer ="
                        + " 'points' and level = 'mql' order by month_count, measure, run_id",
                row -> row.number("month_count") + " " + row.text("measure") + " by run " + row.number("run_id"));
    }

    private static void train(Store store, Workspace workspace, long runId, Instant asOf) {
        Training.train(store, workspace, SmallMarket.scorecard(), runId, asOf);
    }
}
