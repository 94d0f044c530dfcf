package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.protection.Protection;
import io.plumbline.engine.yaml.YamlNode;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all sources declare together: one name has one type, wherever it is declared. */
final class DeclaredNames {
    private static final Set<String> LEAD_COLUMNS = Set.of(
            "lead_id",
            "created_at",
            "account_id",
            "row_no",
            "period_no",
            "run_id",
            "row_id",
            Declarations.EXISTING_SCORE,
            "as_of_us");
    private static final Set<String> EVENT_COLUMNS = Set.of(
            "event_id",
            "lead_id",
            "occurred_at",
            "recorded_at",
            "replaced_at",
            "stated_at",
            "event_type",
            "source",
            "run_id",
            "as_of_us");

    private final Reading reading;
    private final Protection protection;
    private final NavigableMap<String, ValueType> attributes = new TreeMap<>();
    private final NavigableMap<String, ValueType> properties = new TreeMap<>();
    private final NavigableMap<String, EventType> eventTypes = new TreeMap<>();

    DeclaredNames(Reading reading) {
        this.reading = reading;
        this.protection = ProtectionReader.read(reading.root());
    }

    Declarations declarations() {
        return new Declarations(
                Collections.unmodifiableNavigableMap(attributes),
                Collections.unmodifiableNavigableMap(eventTypes),
                protection);
    }

    void attribute(YamlNode node, Field field) {
        declare(node, field, attributes, LEAD_COLUMNS, "attribute");
    }

    void property(YamlNode node, Field field) {
        declare(node, field, properties, EVENT_COLUMNS, "property");
    }

    void eventType(YamlNode node, EventSource.SourceType type, Optional<Instant> completeSince) {
        NavigableMap<String, ValueType> own = new TreeMap<>();
        type.properties().forEach(field -> own.put(field.name(), field.type()));
        EventType before = eventTypes.get(type.name());
        if (before != null && before.byCompany() != type.byCompany()) {
            reading.problem(
                    node,
                    "Events of type '" + type.name()
                            + "' are made by the lead in one source and by the company in another.",
                    "give both the same `by`, or two names.");
        }
        Optional<Instant> since = before == null
                ? completeSince
                : Stream.of(before.completeSince(), completeSince)
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo);
        if (before != null) {
            own.putAll(before.properties());
        }
        eventTypes.put(
                type.name(),
                new EventType(type.name(), type.byCompany(), Collections.unmodifiableNavigableMap(own), since));
    }

    private void declare(
            YamlNode node, Field field, NavigableMap<String, ValueType> known, Set<String> reserved, String thing) {
        if (reserved.contains(field.name())) {
            reading.problem(
                    node,
                    "'" + field.name() + "' is a column that Plumbline has already.",
                    "choose another name, such as 'crm_" + field.name() + "', and give the file's column as `column`.");
        }
        ValueType before = known.putIfAbsent(field.name(), field.type());
        if (before != null && before != field.type()) {
            reading.problem(
                    node,
                    "The " + thing + " '" + field.name() + "' is " + before.word() + " elsewhere and "
                            + field.type().word() + " here.",
                    "give it one type, or two names.");
        }
    }
}
