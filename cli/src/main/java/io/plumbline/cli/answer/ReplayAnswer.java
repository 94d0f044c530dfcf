package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.lint.LintFinding;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardDiff.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A draft of the scorecard held against the current one over history.
 *
 * @param summary  what was replayed
 * @param changes  in what the draft differs
 * @param findings what the draft says that can hardly be meant
 * @param figures  of both, over all mature moments
 * @param months   of both, by moment
 * @param customers who is found by one of them only, counted
 * @param bands    where today's leads stand by both
 * @param handovers leads that would be handed over at once, by level
 */
public record ReplayAnswer(
        Summary summary,
        List<Change> changes,
        List<LintFinding> findings,
        List<ReplayFigure> figures,
        List<ReplayMonth> months,
        List<Counted> customers,
        List<ReplayBand> bands,
        List<Counted> handovers)
        implements Answer {

    /**
     * What was replayed.
     *
     * @param suggestion whether the draft was suggested by an audit
     * @param unseenFrom the first moment that a suggestion has not learned from
     * @param seen       whether moments before that were replayed, too
     */
    public record Summary(
            long runId,
            String file,
            boolean identical,
            boolean suggestion,
            Optional<Instant> unseenFrom,
            boolean seen,
            Optional<Instant> first,
            Optional<Instant> last,
            long moments,
            long rows,
            long matureRows,
            long leads,
            long positives,
            long rankedRows) {

        private static Summary of(Row row, boolean seen) {
            Optional<Instant> unseen = row.optionalInstant("unseen_from");
            return new Summary(
                    row.number("run_id"),
                    row.text("file"),
                    row.text("current_fingerprint").equals(row.text("draft_fingerprint")),
                    row.optionalNumber("suggestion_run_id").isPresent(),
                    unseen,
                    seen,
                    row.optionalInstant("first_snapshot_at"),
                    row.optionalInstant("last_snapshot_at"),
                    row.number("moment_count"),
                    row.number("row_count"),
                    row.number("mature_row_count"),
                    row.number("lead_count"),
                    row.number("positive_count"),
                    row.number("ranked_row_count"));
        }
    }

    /** A number of leads of a kind. */
    public record Counted(String level, String kind, long leads) {}

    /** Reads what a run replayed. */
    public static ReplayAnswer read(Store store, long runId, List<Change> changes, List<LintFinding> findings) {
        List<ReplayMonth> months = ReplayMonth.read(store, runId);
        boolean seen = months.stream().anyMatch(ReplayMonth::seen);
        return new ReplayAnswer(
                store.first("select * from replay where run_id = " + runId, row -> Summary.of(row, seen))
                        .orElseThrow(),
                changes,
                findings,
                ReplayFigure.read(store, runId),
                months,
                counted(store, """
                        select
                            level,
                            basis || ' ' || change as kind,
                            count(*) as leads
                        from replay_lead
                        where run_id = %s
                        group by
                            level,
                            basis,
                            change
                        order by
                            level,
                            basis,
                            change
                        """.formatted(runId)),
                ReplayBand.read(store, runId),
                counted(store, """
                        select
                            level,
                            'handed over' as kind,
                            count(*) as leads
                        from replay_handover
                        where run_id = %s
                        group by
                            level
                        order by
                            level
                        """.formatted(runId)));
    }

    private static List<Counted> counted(Store store, String sql) {
        return store.rows(sql, row -> new Counted(row.text("level"), row.text("kind"), row.number("leads")));
    }

    @Override
    public void print(Page page) {
        new ReplayText(this).print(page);
    }
}
