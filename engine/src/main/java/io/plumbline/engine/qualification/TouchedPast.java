package io.plumbline.engine.qualification;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What imports changed of the past. Each row that is new counts from the instant at which it became known; a row that was
 * corrected or withdrawn from that of the export which did so.
 *
 * @param runId the imports of later runs are looked at
 */
record TouchedPast(Store store, long runId) {
    private static final Instant BEGINNING = Instant.MIN;

    /** Whether anything was imported since. */
    boolean isImported() {
        return exists("select 1 from source_file where run_id > %s");
    }

    /**
     * The first instant after which something may be another than it was; empty when nothing is.
     */
    Optional<Instant> from() {
        if (!isImported()) {
            return Optional.empty();
        }
        if (outOfOrder() || timeless()) {
            return Optional.of(BEGINNING);
        }
        return Stream.of(
                        new LeadDays(store).firstChanged(runId),
                        earliest("greatest(occurred_at, recorded_at)", "event", ""),
                        earliest("greatest(occurred_at, recorded_at)", "outcome", ""),
                        earliest("known_at", "attribute_change", ""),
                        earliest("created_at", "lead", ""),
                        earliest("known_at", "lead_merge", ""),
                        earliest("known_at", "source_file", CHANGED_ROWS))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static final String CHANGED_ROWS =
            " and changed_count + corrected_count + withdrawn_count + merged_count + deleted_count > 0";

    private Optional<Instant> earliest(String instant, String table, String more) {
        return store.first(
                        "select min(%s) as instant from %s where run_id > %s%s"
                                .formatted(instant, table, Sql.literal(runId), more),
                        row -> row.optionalInstant("instant"))
                .flatMap(found -> found);
    }

    /** An export that came after newer ones of its source may change what was known at any time before them. */
    private boolean outOfOrder() {
        return exists("""
                select
                    1
                from source_file as n
                join source_file as o on o.source = n.source
                    and o.run_id <= %1$s
                    and o.known_at > n.known_at
                where n.run_id > %1$s
                """);
    }

    private boolean timeless() {
        return exists("""
                select 1 from lead where run_id > %1$s and created_at is null
                union all
                select 1 from outcome where run_id > %1$s and occurred_at is null
                union all
                select 1 from lead_merge where run_id > %1$s and known_at is null
                """);
    }

    private boolean exists(String rows) {
        return store.number("select count(*) from (" + rows.formatted(Sql.literal(runId)) + ")")
                        .orElseThrow()
                > 0;
    }
}
