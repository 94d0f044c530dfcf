package io.plumbline.engine.workspace;

import io.plumbline.engine.workspace.EventSource.LateEvents;
import io.plumbline.engine.workspace.EventSource.OtherTypes;
import io.plumbline.engine.workspace.EventSource.SourceType;
import io.plumbline.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one of {@code sources.events}. */
record EventSourceReader(Reading reading, DeclaredNames declared) {

    EventSource read(YamlNode node, SourceFile file) {
        YamlNode columns = node.field("columns");
        List<SourceType> types = types(node.find("types"));
        Optional<YamlNode> single = node.find("type");
        single.ifPresent(type -> checkSingle(columns, type, types));
        if (single.isPresent() && types.isEmpty()) {
            types.add(new SourceType(single.get().text(), single.get().text(), false, List.of()));
        }
        if (single.isEmpty()) {
            checkColumn(node, columns, types);
        }
        for (SourceType type : types) {
            YamlNode place =
                    node.find("types").flatMap(all -> all.find(type.name())).orElse(node);
            declared.eventType(place, type, file.completeSince());
        }
        return new EventSource(
                file,
                Reading.text(columns, "event_id"),
                columns.field("lead_id").text(),
                columns.field("occurred_at").text(),
                Reading.text(columns, "recorded_at"),
                Reading.text(columns, "type"),
                types,
                Reading.text(node, "other_types").orElse("reject").equals("ignore")
                        ? OtherTypes.IGNORE
                        : OtherTypes.REJECT,
                Reading.text(node, "late_events")
                        .map(text -> LateEvents.valueOf(text.toUpperCase(Locale.ROOT)))
                        .orElse(LateEvents.KNOWN_WHEN_THEY_HAPPENED));
    }

    private List<SourceType> types(Optional<YamlNode> mapping) {
        List<SourceType> types = new ArrayList<>();
        Map<String, String> nameByValue = new HashMap<>();
        mapping.map(YamlNode::fields).orElse(Map.of()).forEach((name, node) -> {
            String value = Reading.text(node, "value").orElse(name);
            String other = nameByValue.putIfAbsent(value, name);
            if (other != null) {
                reading.problem(
                        node,
                        "'" + value + "' in the file means both '" + other + "' and '" + name + "'.",
                        "give each type a value of its own.");
            }
            types.add(new SourceType(
                    name,
                    value,
                    Reading.text(node, "by").orElse("lead").equals("company"),
                    new FieldReader(reading).fields(node.find("properties"), declared::property)));
        });
        return types;
    }

    private void checkSingle(YamlNode columns, YamlNode type, List<SourceType> types) {
        if (columns.find("type").isPresent()) {
            reading.problem(
                    type,
                    "The type is given here and in `columns.type`.",
                    "keep one: a column, or one type for all rows.");
        }
        if (!types.isEmpty() && (types.size() > 1 || !types.get(0).name().equals(type.text()))) {
            reading.problem(
                    type,
                    "All events are of type '" + type.text() + "', but `types` declares others.",
                    "declare '" + type.text() + "' alone, or name the column in `columns.type`.");
        }
    }

    private void checkColumn(YamlNode node, YamlNode columns, List<SourceType> types) {
        if (columns.find("type").isEmpty()) {
            reading.problem(
                    columns,
                    "Nothing says of which type the events are.",
                    "name the column in `columns.type`, or the one type in `type`.");
        } else if (types.isEmpty()) {
            reading.problem(
                    node,
                    "No types of events are declared, so none would be imported.",
                    "list them under `types`, such as `types: { page_view: {} }`.");
        }
    }
}
