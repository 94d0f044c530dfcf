package io.plumbline.engine.score;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a lead's records would be if news had stopped at some instant. The store's own statements then look at these
 * records, by temporary tables of the names they read.
 *
 * @param events     the events as they were known at this instant; empty for all there are
 * @param attributes the attributes as they were known at this instant; empty for all there are
 */
record World(Optional<Instant> events, Optional<Instant> attributes) {
    private static final String EVENTS = "records_of_lead";
    private static final String CHANGES = "changes_of_lead";

    /** All that the store holds. */
    static final World AS_IT_IS = new World(Optional.empty(), Optional.empty());

    /** Copies the records of a lead, which the worlds are made of. */
    static void prepare(Store store, String leadId) {
        String lead = " where lead_id = " + Sql.literal(leadId);
        store.execute("create or replace temp table " + EVENTS + " as select * from event" + lead);
        store.execute("create or replace temp table " + CHANGES + " as select * from attribute_change" + lead);
    }

    /** Does some work in this world; the store is as before afterwards. */
    <T> T in(Store store, Supplier<T> work) {
        try {
            store.execute("create or replace temp table event as " + known());
            store.execute("create or replace temp table attribute_change as select * from " + CHANGES
                    + attributes
                            .map(at -> " where known_at < " + Sql.literal(at))
                            .orElse(""));
            return work.get();
        } finally {
            store.execute("drop table if exists temp.event");
            store.execute("drop table if exists temp.attribute_change");
        }
    }

    /** What was known then and corrected later stands as it was known. */
    private String known() {
        return events.map(at -> """
                        select
                            e.* replace (cast(null as timestamp) as replaced_at)
                        from %s as e
                        where %s
                        """.formatted(EVENTS, Known.row("e", Sql.literal(at))))
                .orElse("select * from " + EVENTS);
    }
}
