package io.plumbline.cli.answer;

import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom a scorecard calls at a moment for the first time, and what became of them.
 *
 * @param scorecard {@code current} or {@code draft}
 * @param seen      whether the draft is a suggestion that has learned from this moment
 * @param found     absent where not mature, as are all that follow
 */
public record ReplayMonth(
        String level,
        String scorecard,
        Optional<Instant> at,
        boolean mature,
        boolean seen,
        long called,
        Optional<Long> found,
        Optional<Long> missed,
        Figure precision,
        Figure recall) {

    static List<ReplayMonth> read(Store store, long runId) {
        return store.rows(
                """
                select
                    m.*,
                    m.precision_share as share_of_called,
                    m.precision_low as share_of_called_low,
                    m.precision_high as share_of_called_high,
                    m.recall_share as share_of_all,
                    m.recall_low as share_of_all_low,
                    m.recall_high as share_of_all_high
                from replay_month as m
                where m.run_id = %s
                order by
                    m.level,
                    m.snapshot_no,
                    m.scorecard
                """.formatted(runId),
                row -> new ReplayMonth(
                        row.text("level"),
                        row.text("scorecard"),
                        row.optionalInstant("snapshot_at"),
                        row.truth("mature"),
                        row.truth("seen"),
                        row.number("called"),
                        row.optionalNumber("found"),
                        row.optionalNumber("missed"),
                        Figure.of(row, "share_of_called"),
                        Figure.of(row, "share_of_all")));
    }
}
