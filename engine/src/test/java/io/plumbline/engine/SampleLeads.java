package io.plumbline.engine;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory with a few leads and events, written down one by one. */
public final class SampleLeads implements AutoCloseable {
    private final Store store = Store.inMemory();
    private final TreeMap<String, ValueType> attributes = new TreeMap<>();
    private final TreeMap<String, EventType> types = new TreeMap<>();
    private long rows;

    public Store store() {
        return store;
    }

    public Declarations declared() {
        return new Declarations(attributes, types);
    }

    public SampleLeads attribute(String name, ValueType type) {
        attributes.put(name, type);
        store.execute("alter table lead add column " + Sql.identifier(name) + " " + type.column());
        return this;
    }

    /** The sources declare a type of events anew: from when on they hold every event. */
    public SampleLeads completeSince(String type, String instant) {
        types.put(type, new EventType(type, false, new TreeMap<>(), Optional.of(Instant.parse(instant))));
        return this;
    }

    /** The sources declare an attribute or a type of events no more; what the store holds of it stays. */
    public SampleLeads undeclare(String name) {
        attributes.remove(name);
        types.remove(name);
        return this;
    }

    public SampleLeads type(String name, Map<String, ValueType> properties) {
        return type(name, false, properties);
    }

    public SampleLeads type(String name, boolean byCompany, Map<String, ValueType> properties) {
        types.put(name, new EventType(name, byCompany, new TreeMap<>(properties), Optional.empty()));
        properties.forEach((property, type) -> store.execute(
                "alter table event add column if not exists " + Sql.identifier(property) + " " + type.column()));
        return this;
    }

    /** A lead; its values are SQL, in the order in which the attributes were added. */
    public SampleLeads lead(String id, Optional<Instant> created, String... values) {
        String createdAt = created.map(Sql::literal).orElse("null");
        String more = values.length == 0 ? "" : ", " + String.join(", ", values);
        store.execute("insert into lead select " + Sql.literal(id) + ", " + createdAt + ", null, " + rows++
                + ", null, 1" + more);
        return this;
    }

    public SampleLeads lead(String id, String created, String... values) {
        return lead(id, Optional.of(Instant.parse(created)), values);
    }

    public SampleLeads event(String lead, String type, Instant at) {
        return event(lead, type, at, Optional.empty(), Map.of());
    }

    public SampleLeads event(String lead, String type, String at) {
        return event(lead, type, Instant.parse(at));
    }

    /** An event; its properties are SQL. */
    public SampleLeads event(
            String lead, String type, Instant at, Optional<Instant> recorded, Map<String, String> properties) {
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        properties.forEach((name, value) -> {
            names.append(", ").append(Sql.identifier(name));
            values.append(", ").append(value);
        });
        store.execute("""
                insert into event (event_id, lead_id, occurred_at, recorded_at, event_type, source, run_id%s)
                values ('e%s', %s, %s, %s, %s, 'sample', 1%s)
                """.formatted(
                        names,
                        rows++,
                        Sql.literal(lead),
                        Sql.literal(at),
                        recorded.map(Sql::literal).orElse("null"),
                        Sql.literal(type),
                        values));
        return this;
    }

    public SampleLeads change(String lead, String attribute, String value, String knownAt) {
        store.execute("insert into attribute_change values (%s, %s, %s, %s, 1)"
                .formatted(Sql.literal(lead), Sql.literal(attribute), value, Sql.literal(Instant.parse(knownAt))));
        return this;
    }

    @Override
    public void close() {
        store.close();
    }
}
