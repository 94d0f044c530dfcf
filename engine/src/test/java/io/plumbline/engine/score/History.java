package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Leads, their events and changes of their attributes, as a test writes them down and as rows of a store. */
final class History {
    static final Declarations DECLARATIONS = declarations();

    record Lead(String id, Optional<Instant> createdAt, Map<String, Object> attributes) {}

    record Event(
            String id,
            String lead,
            String type,
            Instant occurredAt,
            Optional<Instant> recordedAt,
            Map<String, Object> properties) {}

    record Change(String lead, String attribute, Optional<Object> value, Instant knownAt) {}

    final List<Lead> leads = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();

    private static Declarations declarations() {
        Map<String, ValueType> attributes = Map.of(
                "employees", ValueType.NUMBER,
                "country", ValueType.TEXT,
                "job_title", ValueType.TEXT,
                "free_mail", ValueType.BOOLEAN,
                "trial_end", ValueType.DATE,
                "renewed_at", ValueType.TIMESTAMP,
                "interests", ValueType.LIST);
        Map<String, EventType> types = new HashMap<>();
        type(
                types,
                "page_view",
                Map.of("page", ValueType.TEXT, "seconds", ValueType.NUMBER, "labels", ValueType.LIST),
                Optional.empty());
        for (String name : List.of("email_click", "newsletter", "webinar", "demo_request")) {
            type(types, name, Map.of(), Optional.empty());
        }
        type(types, "download", Map.of("kind", ValueType.TEXT), Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
        return new Declarations(new TreeMap<>(attributes), new TreeMap<>(types));
    }

    private static void type(
            Map<String, EventType> types, String name, Map<String, ValueType> properties, Optional<Instant> since) {
        types.put(name, new EventType(name, false, new TreeMap<>(properties), since));
    }

    History lead(String id, String createdAt, Map<String, Object> attributes) {
        leads.add(new Lead(id, Optional.of(Instant.parse(createdAt)), attributes));
        return this;
    }

    History event(String lead, String type, String occurredAt) {
        return event(lead, type, occurredAt, Map.of());
    }

    History event(String lead, String type, String occurredAt, Map<String, Object> properties) {
        events.add(new Event("e" + events.size(), lead, type, Instant.parse(occurredAt), Optional.empty(), properties));
        return this;
    }

    /** Several histories as one; their leads and events have ids of their own. */
    static History together(List<History> histories) {
        History together = new History();
        for (History each : histories) {
            together.leads.addAll(each.leads);
            together.events.addAll(each.events);
            together.changes.addAll(each.changes);
        }
        return together;
    }

    /** A new store that holds this history. */
    Store store() {
        Store store = Store.inMemory();
        addColumns(store);
        fill(store);
        return store;
    }

    static void addColumns(Store store) {
        DECLARATIONS.attributes().forEach((name, type) -> addColumn(store, "lead", name, type));
        Map<String, ValueType> properties = new TreeMap<>();
        DECLARATIONS.eventTypes().values().forEach(type -> properties.putAll(type.properties()));
        properties.forEach((name, type) -> addColumn(store, "event", name, type));
    }

    private static void addColumn(Store store, String table, String name, ValueType type) {
        store.execute("alter table " + table + " add column " + Sql.identifier(name) + " " + type.column());
    }

    /** Replaces what the store holds by this history. */
    void fill(Store store) {
        List.of("lead", "event", "attribute_change").forEach(table -> store.execute("delete from " + table));
        insert(store, "lead", leads.stream().map(this::leadRow).toList());
        insert(store, "event", events.stream().map(History::eventRow).toList());
        insert(
                store,
                "attribute_change",
                changes.stream().map(History::changeRow).toList());
    }

    private static void insert(Store store, String table, Collection<Map<String, Object>> rows) {
        rows.stream()
                .collect(Collectors.groupingBy(Map::keySet))
                .forEach((columns, alike) -> store.execute("insert into " + table + " ("
                        + columns.stream().map(Sql::identifier).collect(Collectors.joining(", ")) + ") values "
                        + alike.stream().map(History::row).collect(Collectors.joining(",\n"))));
    }

    private static String row(Map<String, Object> values) {
        return values.values().stream().map(History::literal).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String literal(Object value) {
        if (value instanceof Instant instant) {
            return Sql.literal(instant);
        }
        if (value instanceof Double number) {
            return Sql.literal((double) number);
        }
        return Sql.literal(text(value));
    }

    private Map<String, Object> leadRow(Lead lead) {
        Map<String, Object> row = new TreeMap<>(lead.attributes());
        row.put("lead_id", lead.id());
        lead.createdAt().ifPresent(at -> row.put("created_at", at));
        row.put("row_no", leads.indexOf(lead));
        row.put("run_id", 1);
        return row;
    }

    private static Map<String, Object> eventRow(Event event) {
        Map<String, Object> row = new TreeMap<>(event.properties());
        row.put("event_id", event.id());
        row.put("lead_id", event.lead());
        row.put("occurred_at", event.occurredAt());
        event.recordedAt().ifPresent(at -> row.put("recorded_at", at));
        row.put("event_type", event.type());
        row.put("source", "web");
        row.put("run_id", 1);
        return row;
    }

    private static Map<String, Object> changeRow(Change change) {
        Map<String, Object> row = new TreeMap<>();
        row.put("lead_id", change.lead());
        row.put("attribute", change.attribute());
        change.value().ifPresent(value -> row.put("value", text(value)));
        row.put("known_at", change.knownAt());
        row.put("run_id", 1);
        return row;
    }

    private static String text(Object value) {
        if (value instanceof Instant instant) {
            return instant.toString().replace("Z", "").replace('T', ' ');
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(";"));
        }
        return value instanceof LocalDate day ? day.toString() : String.valueOf(value);
    }
}
