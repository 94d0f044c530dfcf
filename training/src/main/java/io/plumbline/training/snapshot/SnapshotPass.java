package io.plumbline.training.snapshot;

import io.plumbline.engine.moment.Moment;
import java.time.Instant;
import java.util.Optional;

/**
 * Snapshots that are computed together: each lead occurs at most once.
 *
 * @param common     the instant, when it is the same for all leads of the pass
 * @param candidates SELECT of the leads that exist then: {@code lead_id}, {@code account_id}, {@code created_at},
 *                   {@code as_of_us} (microseconds), {@code snapshot_no} and {@code snapshot_at} (absent without time)
 */
public record SnapshotPass(Optional<Instant> common, String candidates) {

    /** The leads of a table, made from the candidates, at their snapshots. */
    public Moment moment(String table) {
        return new Moment(Optional.of(table), common);
    }
}
