package io.plumbline.engine.moment;

import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * The events that are known at a moment: those that occurred, and were recorded, before {@code as_of}, as no export
 * before it had corrected them.
 *
 * <p>The event's alias in the texts is {@code e}. Where the moment is every lead, events are not joined to it; join the
 * result to the moment from the left.
 *
 * @param table the store's events, or those of them that matter
 */
public record KnownEvents(Moment moment, String table) {

    public KnownEvents(Moment moment) {
        this(moment, "event");
    }

    /**
     * The FROM and WHERE of a SELECT over known events; more conditions may be added with {@code and}.
     *
     * @param types  the types of events; at least one
     * @param within the window {@code as_of - within <= occurred_at}; empty for all time
     */
    public String fromWhere(Collection<String> types, Optional<Duration> within) {
        String join = moment.table().isEmpty() ? "" : "\njoin moment as m on m.lead_id = e.lead_id";
        return "from " + table + " as e" + join
                + "\nwhere e.event_type in " + Sql.literals(types)
                + "\n    and " + Known.row("e", moment.asOf("m"))
                + within.map(length -> "\n    and " + since(length)).orElse("");
    }

    /** Age of the event at the moment, whole microseconds, above 0. */
    public String ageMicros() {
        return "(" + moment.asOfMicros("m") + " - " + Dialect.DUCKDB.microseconds("e.occurred_at") + ")";
    }

    /** Whether the event is in the window {@code as_of - within <= occurred_at}. */
    public String since(Duration within) {
        String start = moment.common()
                .map(instant -> Sql.literal(instant.minus(within)))
                .orElseGet(() -> Dialect.DUCKDB.timestamp("m.as_of_us - " + Sql.microseconds(within)));
        return "e.occurred_at >= " + start;
    }
}
