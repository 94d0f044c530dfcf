package io.plumbline.engine.export;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;

/**
 * A run that gave every lead its scores.
 *
 * @param asOf exclusive: what happened at or after it was not known
 */
public record ScoredRun(long runId, Instant asOf) {

    /**
     * The run of a number; without one the newest of {@link RunLog#EVERYTHING}, and where there was none the newest that gave
     * points.
     *
     * @throws ProblemException when there is no such run, or none yet
     */
    public static ScoredRun of(Store store, Optional<Long> number) {
        return find(store, number).orElseThrow(() -> missing(number));
    }

    /** {@link #of} without a number; empty where no lead has scores yet. */
    public static Optional<ScoredRun> newest(Store store) {
        return find(store, Optional.empty());
    }

    private static Optional<ScoredRun> find(Store store, Optional<Long> number) {
        String which = number.map(id -> "and r.run_id = " + id).orElse("");
        return store.first("""
                        select
                            r.run_id as run_id,
                            r.as_of as as_of
                        from run as r
                        where exists (select 1 from lead_score as s where s.run_id = r.run_id)
                            %s
                        order by
                            r.command in %s desc,
                            r.run_id desc
                        limit 1
                        """.formatted(which, Sql.literals(RunLog.EVERYTHING)), ScoredRun::of);
    }

    private static ScoredRun of(Row row) {
        return new ScoredRun(row.number("run_id"), row.instant("as_of"));
    }

    private static ProblemException missing(Optional<Long> number) {
        return number.isPresent()
                ? ProblemException.usage(
                        "export",
                        "Run " + number.get() + " gave no scores.",
                        "'plumbline sql \"from run\"' lists the runs; name one whose command is run, scores or score.")
                : ProblemException.failed(
                        "plumbline.duckdb", "No lead has scores yet.", "do everything at once with 'plumbline run'.");
    }
}
