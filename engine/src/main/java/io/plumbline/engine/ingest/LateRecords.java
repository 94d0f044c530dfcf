package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Events that are known only since they were exported, because an export before had room for them and did not tell them.
 *
 * @param source the source's name
 */
record LateRecords(Store store, String source) {

    /** An export that came after newer ones: what the next one told first, and was over by then, was late. */
    void reckonWith(Instant knownAt) {
        nextAfter(knownAt)
                .ifPresent(next ->
                        store.execute("""
                        update event
                        set recorded_at = stated_at
                        where source = %s
                            and stated_at = %s
                            and (recorded_at is null or recorded_at < stated_at)
                            and occurred_at < %s
                        """.formatted(Sql.literal(source), Sql.literal(next), Sql.literal(knownAt))));
    }

    private Optional<Instant> nextAfter(Instant knownAt) {
        Instant second = knownAt.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return store.first(
                        "select min(known_at) as next from source_file where source = " + Sql.literal(source)
                                + " and known_at >= " + Sql.literal(second),
                        row -> row.optionalInstant("next"))
                .flatMap(next -> next);
    }
}
