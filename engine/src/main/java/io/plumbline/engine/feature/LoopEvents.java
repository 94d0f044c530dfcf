package io.plumbline.engine.feature;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that one snapshot after another needs, each read from the store once: leads and types as numbers, numbers
 * in millionths.
 *
 * <p>Events that were never corrected stay known once they are. Those of a window are kept in a table for each snapshot
 * that brought them until every window has left them behind, for the first one all that was known then; corrected ones
 * are kept apart and looked at again by every snapshot.
 */
final class LoopEvents {
    /** One row per lead, in the order of {@code lead_no}, which counts from 1; {@code lead_id}. */
    static final String LEADS = "loop_lead";

    private static final String CORRECTED = "loop_corrected";
    private static final String RECENT = "loop_recent_";

    private final Store store;
    private final List<String> types;
    private final Set<String> properties;
    private final Optional<Duration> longest;
    private final Map<String, Instant> recent = new LinkedHashMap<>();
    private final boolean anyCorrected;
    private Optional<Instant> known = Optional.empty();
    private Instant now = Instant.MIN;
    private String fresh = "";
    private int snapshots;

    /**
     * Numbers the leads and reads the corrected events.
     *
     * @param types   the types read, which are numbered by their place; at least one
     * @param longest the longest window; empty when there is none
     */
    LoopEvents(Store store, List<String> types, Set<String> properties, Optional<Duration> longest) {
        this.store = store;
        this.types = List.copyOf(types);
        this.properties = Set.copyOf(properties);
        this.longest = longest;
        store.execute("create or replace temp table " + LEADS + " as\nselect lead_id, cast(row_number() over () as"
                + " integer) as lead_no from lead order by lead_no");
        String times = """
                ,
                    epoch_us(greatest(e.occurred_at, coalesce(e.recorded_at, e.occurred_at))) as known_us,
                    epoch_us(e.replaced_at) as replaced_us""";
        store.execute("create or replace temp table " + CORRECTED + " as\n"
                + numbered(times, List.of("e.replaced_at is not null")));
        anyCorrected = store.number("select 1 from " + CORRECTED + " limit 1").isPresent();
    }

    /** Whether some events were corrected. */
    boolean anyCorrected() {
        return anyCorrected;
    }

    /** Goes on to an instant, and reads what became known since the one before. */
    void advance(Instant instant) {
        known.ifPresent(before -> forget(longest.map(before::minus).orElse(Instant.MAX)));
        fresh = RECENT + ++snapshots;
        store.execute("create or replace temp table " + fresh + " as\n"
                + numbered("", Known.news("e", known.map(Sql::literal), Sql.literal(instant))));
        recent.put(fresh, instant);
        known = Optional.of(instant);
        now = instant;
    }

    /**
     * SELECT of what became known since the instant before: {@code lead_no, type_no, occurred_us}, properties.
     *
     * @param condition on the event {@code e}
     */
    String fresh(String condition) {
        return "select\n    *\nfrom " + fresh + " as e\nwhere " + condition;
    }

    /**
     * SELECT of what was known at the instant before, with the same columns.
     *
     * @param condition on the event {@code e}, which is inside the longest window then
     */
    String earlier(String condition) {
        return recent.entrySet().stream()
                .filter(table -> !table.getValue().equals(now))
                .map(table -> "select\n    *\nfrom " + table.getKey() + " as e\nwhere " + condition)
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** SELECT of what is known now and will be corrected, with the same columns. */
    String passing() {
        String asOf = Sql.microseconds(now);
        return "select\n    * exclude (known_us, replaced_us)\nfrom " + CORRECTED + "\nwhere known_us < " + asOf
                + "\n    and replaced_us >= " + asOf;
    }

    /** Drops what it made. */
    void drop() {
        forget(Instant.MAX);
        store.execute("drop table if exists temp." + LEADS);
        store.execute("drop table if exists temp." + CORRECTED);
    }

    /** Of a snapshot at or before the beginning of the windows no event is inside them. */
    private void forget(Instant begin) {
        for (Iterator<Map.Entry<String, Instant>> kept = recent.entrySet().iterator(); kept.hasNext(); ) {
            Map.Entry<String, Instant> table = kept.next();
            if (!table.getValue().isAfter(begin)) {
                store.execute("drop table temp." + table.getKey());
                kept.remove();
            }
        }
    }

    /** The events of which one of some conditions holds; at most one does of each. */
    private String numbered(String more, List<String> conditions) {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            cases.append(" when ")
                    .append(Sql.literal(types.get(i)))
                    .append(" then ")
                    .append(i);
        }
        String numbers = properties.stream()
                .sorted()
                .map(property -> ",\n    " + Measure.millionthsColumn(property))
                .collect(Collectors.joining());
        String events = conditions.stream()
                .map(condition -> "select\n    *\nfrom event as e\nwhere e.event_type in " + Sql.literals(types)
                        + "\n    and " + condition)
                .collect(Collectors.joining("\nunion all\n"));
        return """
                select
                    n.lead_no as lead_no,
                    cast(case e.event_type%s end as smallint) as type_no,
                    %s as occurred_us%s%s
                from (
                %s
                ) as e
                join %s as n on n.lead_id = e.lead_id""".formatted(
                        cases,
                        Dialect.DUCKDB.microseconds("e.occurred_at"),
                        numbers,
                        more,
                        events.indent(4).stripTrailing(),
                        LEADS);
    }
}
