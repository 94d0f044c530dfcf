package io.plumbline.engine.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoreHistoryTest {
    private static final String COLUMNS = "* exclude (run_id)";
    private static final List<Instant> MOMENTS = ScoreHistory.moments(
            RandomScorecards.AS_OF.minus(Duration.ofDays(4)), RandomScorecards.AS_OF, ChronoUnit.DAYS);

    private final RandomScorecards random = new RandomScorecards(11);
    private final Store store = random.history(12, 150).store();
    private final Scorecard scorecard = random.scorecard();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void stepsOfMonthsKeepTheDayWhereTheMonthHasIt() {
        assertEquals(
                List.of("2026-01-31T00:00:00Z", "2026-02-28T00:00:00Z", "2026-03-31T00:00:00Z"),
                ScoreHistory.moments(at("2026-01-31"), at("2026-04-29"), ChronoUnit.MONTHS).stream()
                        .map(Instant::toString)
                        .toList());
        assertEquals(
                List.of(at("2026-01-31")), ScoreHistory.moments(at("2026-01-31"), at("2026-01-31"), ChronoUnit.WEEKS));
        assertEquals(List.of(), ScoreHistory.moments(at("2026-01-31"), at("2026-01-30"), ChronoUnit.DAYS));
    }

    @Test
    void everyMomentHasTheRowsThatScoringAsOfItGives() {
        write(scorecard, 7, MOMENTS);
        for (Instant asOf : MOMENTS) {
            LeadScorer.score(store, scorecard, History.DECLARATIONS, 7, asOf);
        }
        assertEquals(rows("lead_score"), rows("score_history"));
        assertEquals(0, differing("score_history", "lead_score"));
    }

    @Test
    void rescoringAfterAnEditIsCompleteAndRepeatable() {
        Scorecard edited = random.scorecard();
        write(scorecard, 1, MOMENTS);
        keep("before");
        write(edited, 2, MOMENTS);
        keep("with_edited");
        assertEquals(2 * rows("before"), rows("with_edited"));
        assertEquals(0, differing("before", "with_edited"));
        write(edited, 3, MOMENTS);
        assertEquals(0, differing("with_edited", "score_history"));
        assertEquals(0, differing("score_history", "with_edited"));
        store.execute(
                "delete from score_history where as_of > timestamp '2026-02-27' and as_of < timestamp '2026-03-02'");
        write(edited, 4, MOMENTS);
        write(scorecard, 5, MOMENTS);
        assertEquals(0, differing("with_edited", "score_history"));
        assertEquals(rows("with_edited"), rows("score_history"));
    }

    @Test
    void onlyTheRangeOfTheScorecardIsReplaced() {
        write(scorecard, 1, MOMENTS);
        store.execute("update score_history set points = points + 1");
        write(scorecard, 2, MOMENTS.subList(1, 3));
        assertEquals(
                List.of("1 2026-02-26", "2 2026-02-27", "2 2026-02-28", "1 2026-03-01", "1 2026-03-02"),
                store.rows(
                        "select distinct run_id, as_of from score_history order by as_of",
                        row -> row.number("run_id") + " "
                                + row.instant("as_of").toString().substring(0, 10)));
    }

    @Test
    void whatFailsOnItsWayLeavesAllAsItWas() {
        write(scorecard, 1, MOMENTS);
        keep("before");
        assertThrows(
                IllegalStateException.class,
                () -> store.transaction(() -> ScoreHistory.write(
                        store, scorecard, History.DECLARATIONS, 2, MOMENTS, ScoreHistoryTest::failAtTheThird)));
        assertEquals(0, differing("before", "score_history"));
        assertEquals(1, store.number("select max(run_id) from score_history").orElseThrow());
    }

    @Test
    void theHistoryHasTheColumnsOfScores() {
        String columns = """
                select
                    column_name,
                    data_type
                from duckdb_columns()
                where table_name = '%s'
                order by column_index
                """;
        assertEquals(lines(columns.formatted("lead_score")), lines(columns.formatted("score_history")));
    }

    private List<String> lines(String sql) {
        return store.rows(sql, row -> row.text("column_name") + " " + row.text("data_type"));
    }

    private static void failAtTheThird(int moment) {
        if (moment == 2) {
            throw new IllegalStateException("stopped");
        }
    }

    private void write(Scorecard card, long runId, List<Instant> moments) {
        ScoreHistory.write(store, card, History.DECLARATIONS, runId, moments, moment -> {});
    }

    private void keep(String table) {
        store.execute("create or replace temp table " + table + " as select * from score_history");
    }

    private long rows(String table) {
        return store.number("select count(*) from " + table).orElseThrow();
    }

    private long differing(String table, String other) {
        return store.number("select count(*) from (select %1$s from %2$s except all select %1$s from %3$s)"
                        .formatted(COLUMNS, table, other))
                .orElseThrow();
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
