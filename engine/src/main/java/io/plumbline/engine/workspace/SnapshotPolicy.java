package io.plumbline.engine.workspace;

import java.time.Duration;
import java.util.Optional;

/** When leads are looked at for training. */
public sealed interface SnapshotPolicy {

    /** Whether rows have instants, so that what was known then can be checked. */
    default boolean hasTime() {
        return this instanceof Monthly || this instanceof AtAge;
    }

    /** The policy's name in the store. */
    default String word() {
        if (this instanceof Monthly) {
            return "monthly";
        }
        if (this instanceof AtAge) {
            return "at_age";
        }
        return this instanceof RowOrder ? "row_order" : "none";
    }

    /** All eligible leads at the first instant of each month, UTC. */
    record Monthly() implements SnapshotPolicy {}

    /** Each lead once, at this age. */
    record AtAge(Duration age) implements SnapshotPolicy {}

    /**
     * A table in the order of time but without dates.
     *
     * @param periodRunsOf the column whose runs of equal values number the periods ({@code lead.period_no})
     */
    record RowOrder(Optional<String> periodRunsOf) implements SnapshotPolicy {}

    /** A flat table without time: the split is random by lead. */
    record Timeless() implements SnapshotPolicy {}
}
