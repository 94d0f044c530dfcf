package io.plumbline.cli.run;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import java.time.Instant;

/**
 * A change of the store that is under way, inside its transaction.
 *
 * @param runId the number that every row written carries
 */
public record Change(Configuration configuration, Store store, long runId, Occasion occasion) {

    /** What happened at or after it is not known. */
    public Instant asOf() {
        return occasion.asOf();
    }

    /** Until when the store may remember what was: a command as of an instant yet to come only looks ahead from now on. */
    Instant settled() {
        Instant now = occasion.clock().instant();
        return asOf().isBefore(now) ? asOf() : now;
    }

    /** @throws ProblemException (failed) when there is nobody to do anything with */
    void requireLeads() {
        if (store.number("select count(*) from lead").orElse(0L) == 0) {
            throw ProblemException.failed(
                    "plumbline.duckdb",
                    "The store holds no leads.",
                    "import them with 'plumbline import', or do everything at once with 'plumbline run'.");
        }
    }
}
