package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.moment.Known;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many different values each attribute has among the leads that existed at an instant, as first known and as changed
 * before it, and which events happened.
 *
 * @param anyCreationInstant whether at least one lead has a creation instant
 * @param attributes         by name
 * @param eventTypes         types of which there was at least one event
 */
record LeadProfile(boolean anyCreationInstant, Map<String, Spread> attributes, Set<String> eventTypes) {

    static LeadProfile read(Store store, Declarations declared, Instant asOf) {
        StringBuilder columns = new StringBuilder("select\n    count(*) as leads,\n    count(l.created_at) as created");
        declared.attributes().keySet().forEach(name -> columns.append(counts(name)));
        String sql = columns + """

                from lead as l
                where (l.created_at is null or l.created_at < %s)
                    and %s
                """.formatted(Sql.literal(asOf), Known.ofItsOwn("l.lead_id", Sql.literal(asOf)));
        Map<String, Spread> changes = changes(store, asOf);
        return store.first(
                        sql,
                        row -> new LeadProfile(
                                row.number("created") > 0, spreads(row, declared, changes), events(store, asOf)))
                .orElseThrow();
    }

    /** A profile of which every attribute and type of event makes features. */
    static LeadProfile anything(Declarations declared) {
        Map<String, Spread> spreads = new TreeMap<>();
        declared.attributes().keySet().forEach(name -> spreads.put(name, new Spread(2, 2, 2, true)));
        return new LeadProfile(true, spreads, declared.eventTypes().keySet());
    }

    /** The spread of a declared attribute. */
    Spread spread(String attribute) {
        return Objects.requireNonNull(attributes.get(attribute));
    }

    private static String counts(String name) {
        String column = "l." + Sql.identifier(name);
        return ",\n    count(" + column + ") as " + Sql.identifier("present " + name) + ",\n    count(distinct "
                + column + ") as " + Sql.identifier("levels " + name);
    }

    private static Map<String, Spread> spreads(Row row, Declarations declared, Map<String, Spread> changes) {
        Map<String, Spread> spreads = new TreeMap<>();
        for (String name : declared.attributes().keySet()) {
            Spread first =
                    new Spread(row.number("leads"), row.number("present " + name), row.number("levels " + name), false);
            Spread changed = changes.get(name);
            spreads.put(name, changed == null ? first : first.with(changed));
        }
        return spreads;
    }

    private static Map<String, Spread> changes(Store store, Instant asOf) {
        Map<String, Spread> changes = new TreeMap<>();
        String sql = """
                select
                    c.attribute as attribute,
                    count(*) as changes,
                    count(c.value) as present,
                    count(distinct c.value) as levels
                from attribute_change as c
                where c.known_at < %s
                group by c.attribute
                """.formatted(Sql.literal(asOf));
        store.rows(
                sql,
                row -> changes.put(
                        row.text("attribute"),
                        new Spread(row.number("changes"), row.number("present"), row.number("levels"), true)));
        return changes;
    }

    private static Set<String> events(Store store, Instant asOf) {
        String sql = """
                select distinct e.event_type as event_type
                from event as e
                where %s
                """.formatted(Known.row("e", Sql.literal(asOf)));
        return new TreeSet<>(store.rows(sql, row -> row.text("event_type")));
    }

    /**
     * How an attribute's values spread.
     *
     * @param rows    leads and changes looked at
     * @param present those of them that have a value
     * @param levels  different values, at least
     * @param changed whether a value ever changed
     */
    record Spread(long rows, long present, long levels, boolean changed) {
        private static final long MOST_LEVELS = 50;
        private static final long FEWEST_ROWS_TO_JUDGE = 20;

        Spread with(Spread changes) {
            return new Spread(rows + changes.rows, present + changes.present, Math.max(levels, changes.levels), true);
        }

        /** Whether it has too many different values to have an indicator for each. */
        boolean manyValues() {
            return levels > MOST_LEVELS || (present >= FEWEST_ROWS_TO_JUDGE && 2 * levels > present);
        }

        /** Why no feature is made of it; empty when one is. */
        Optional<String> reasonAgainst(ValueType type) {
            if (present == 0) {
                return Optional.of("never filled");
            }
            if (levels == 1 && present == rows && !changed) {
                return Optional.of("the same for every lead");
            }
            return type == ValueType.TEXT && manyValues()
                    ? Optional.of("text with " + levels + " different values in " + present
                            + " fields: an id, a name or free text")
                    : Optional.empty();
        }
    }
}
