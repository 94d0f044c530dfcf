package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.EventReader;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.yaml.Durations;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the declared features of events. */
record EventFeatureReader(Declarations declarations, FileProblems problems) {

    /** The features of an entry; none where it reads what is not declared, which is told. */
    List<Feature> read(YamlNode node) {
        return switch (node.field("kind").text()) {
            case "in_order" -> order(node, "", EventsInOrder::new);
            case "days_since_in_order" -> order(node, "days_since_", DaysSinceOrder::new);
            default -> selected(node);
        };
    }

    private List<Feature> selected(YamlNode node) {
        EventSelection events = selection(node, "event");
        String types = SelectedEvents.name(events.types());
        if (events.types().isEmpty()) {
            return List.of();
        }
        return switch (node.field("kind").text()) {
            case "count" -> each(node, types + "_count", events, SelectedCount::new);
            case "sum" ->
                of(
                        node,
                        events,
                        ValueType.NUMBER,
                        property -> each(
                                node,
                                types + "_" + property + "_sum",
                                events,
                                (name, picked) -> new SelectedSum(name, property, picked)));
            case "distinct" ->
                of(
                        node,
                        events,
                        null,
                        property -> each(
                                node,
                                types + "_distinct_" + property,
                                events,
                                (name, picked) -> new DistinctValues(name, property, picked)));
            case "first_value" -> edge(node, "first_" + types, events, Edge.FIRST);
            case "latest_value" -> edge(node, "latest_" + types, events, Edge.LATEST);
            case "trend" -> trends(node, types + "_trend", events);
            default -> List.of(single(node, types, events));
        };
    }

    private static Feature single(YamlNode node, String types, EventSelection events) {
        return switch (node.field("kind").text()) {
            case "decayed_count" -> {
                Duration halfLife = node.field("half_life").duration();
                String suffix = Window.suffix(Optional.of(halfLife));
                yield new DecayedCount(name(node, types + "_decayed_count" + suffix), events, halfLife);
            }
            case "days_since_first" ->
                new DaysSinceSelected(name(node, "days_since_first_" + types), events, Edge.FIRST);
            default -> new DaysSinceSelected(name(node, "days_since_" + types), events, Edge.LATEST);
        };
    }

    private List<Feature> edge(YamlNode node, String base, EventSelection events, Edge edge) {
        return of(
                node,
                events,
                ValueType.TEXT,
                property -> each(
                        node,
                        base + "_" + property,
                        events,
                        (name, picked) -> new EdgeValue(name, property, picked, edge)));
    }

    private static List<Feature> trends(YamlNode node, String base, EventSelection events) {
        List<Optional<Duration>> windows = windows(node);
        return windows.stream()
                .<Feature>map(window -> new Trend(windowed(node, base, windows, window), events, window.orElseThrow()))
                .toList();
    }

    private static List<Feature> each(
            YamlNode node, String base, EventSelection events, BiFunction<String, EventSelection, Feature> make) {
        List<Optional<Duration>> windows = windows(node);
        return windows.stream()
                .map(window -> make.apply(
                        windowed(node, base, windows, window),
                        new EventSelection(events.types(), events.where(), window)))
                .toList();
    }

    /** Features of a property, which must be declared, and of a type where one is wanted. */
    private List<Feature> of(
            YamlNode node, EventSelection events, @Nullable ValueType wanted, Function<String, List<Feature>> make) {
        YamlNode property = node.field("property");
        Optional<ValueType> type = reader().type(property, events.types());
        if (type.isPresent() && wanted != null && type.get() != wanted) {
            problems.problem(
                    property,
                    "The feature reads '" + property.text() + "', which is declared as "
                            + type.get().word() + ".",
                    "name a property of type " + wanted.word() + ".");
            return List.of();
        }
        return type.isPresent() ? make.apply(property.text()) : List.of();
    }

    private interface Ordered {
        Feature of(String name, EventSelection first, EventSelection then, Optional<Duration> within);
    }

    private List<Feature> order(YamlNode node, String prefix, Ordered make) {
        EventSelection first = side(node, "first");
        EventSelection then = side(node, "then");
        if (first.types().isEmpty() || then.types().isEmpty()) {
            return List.of();
        }
        Optional<Duration> within = node.find("within").map(YamlNode::duration);
        String base = prefix + SelectedEvents.name(then.types()) + "_after_" + SelectedEvents.name(first.types())
                + Window.suffix(within);
        return List.of(make.of(name(node, base), first, then, within));
    }

    private EventSelection side(YamlNode node, String key) {
        YamlNode side = node.field(key);
        return side.isMapping()
                ? named(node, side, reader().selection(side, "event", Optional.empty()))
                : reader().selection(node, key, Optional.empty());
    }

    private EventSelection selection(YamlNode node, String key) {
        return named(node, node, reader().selection(node, key, Optional.empty()));
    }

    /** The selection; of no types where it has conditions, and the feature no name. */
    private EventSelection named(YamlNode node, YamlNode selection, EventSelection events) {
        if (events.where().isEmpty() || node.find("name").isPresent()) {
            return events;
        }
        problems.problem(
                selection.field("where"),
                "A feature of events that meet conditions has no name of its own.",
                "add a `name` that says which events are meant.");
        return new EventSelection(List.of(), List.of(), Optional.empty());
    }

    private EventReader reader() {
        return new EventReader(problems, declarations, "The feature");
    }

    private static String name(YamlNode node, String otherwise) {
        return node.find("name").map(YamlNode::text).orElse(otherwise);
    }

    /** A given name stands alone where there is one window. */
    private static String windowed(
            YamlNode node, String base, List<Optional<Duration>> windows, Optional<Duration> window) {
        return node.find("name").isPresent() && windows.size() == 1
                ? node.field("name").text()
                : name(node, base) + Window.suffix(window);
    }

    private static List<Optional<Duration>> windows(YamlNode node) {
        return node.find("within")
                .map(YamlNode::items)
                .map(items -> items.stream()
                        .map(item -> Durations.parse(item.text()))
                        .distinct()
                        .toList())
                .orElse(List.of(Optional.empty()));
    }
}
