package io.plumbline.engine.scorecard;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.yaml.FileProblems;
import io.plumbline.engine.yaml.YamlNode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads which events a rule or a feature looks at.
 *
 * @param lists   the lists that conditions may name
 * @param subject who reads them, such as {@code Rule 'pages'}
 */
public record EventReader(FileProblems file, Declarations declarations, NamedLists lists, String subject) {

    /** Reads them where only the lists that come with Plumbline are known. */
    public EventReader(FileProblems file, Declarations declarations, String subject) {
        this(file, declarations, NamedLists.SHIPPED, subject);
    }

    /** Reads the types under a key, and {@code where} and {@code within} beside it. */
    EventSelection selection(YamlNode node, String key) {
        return selection(node, key, node.find("within").map(YamlNode::duration));
    }

    /** Reads the types under a key, and {@code where} beside it. Types that are not declared are told and left out. */
    public EventSelection selection(YamlNode node, String key, Optional<Duration> within) {
        List<EventType> types = node.field(key).items().stream()
                .flatMap(type -> declared(type).stream())
                .toList();
        List<PropertyCondition> where = node.find("where").map(YamlNode::items).orElse(List.of()).stream()
                .map(condition -> condition(condition, types))
                .toList();
        return new EventSelection(types.stream().map(EventType::name).toList(), where, within);
    }

    /** Reads a property that must be a number of each type of events. */
    PropertyFactor factor(YamlNode node, Collection<String> typeNames) {
        boolean maximum = node.find("aggregate")
                .filter(word -> word.text().equals("maximum"))
                .isPresent();
        return factor(node, typeNames, maximum ? PropertyFactor.Aggregate.MAXIMUM : PropertyFactor.Aggregate.SUM);
    }

    /** {@link #factor} where what becomes of several events is said elsewhere. */
    PropertyFactor factor(YamlNode node, Collection<String> typeNames, PropertyFactor.Aggregate aggregate) {
        YamlNode property = node.field("property");
        type(property, typeNames)
                .filter(type -> type != ValueType.NUMBER)
                .ifPresent(type -> file.problem(
                        property,
                        subject + " reckons with '" + property.text() + "', which is declared as " + type.word() + ".",
                        "name a property of type number."));
        return new PropertyFactor(property.text(), aggregate);
    }

    private Optional<EventType> declared(YamlNode node) {
        Optional<EventType> type = Optional.ofNullable(declarations.eventTypes().get(node.text()));
        if (type.isEmpty()) {
            file.undeclared(
                    node,
                    subject + " reads events of type '" + node.text() + "', which the sources do not declare.",
                    declarations.eventTypes().keySet(),
                    "add the type to 'types' of a source under sources.events in plumbline.yaml");
        }
        return type;
    }

    private PropertyCondition condition(YamlNode node, List<EventType> types) {
        YamlNode property = node.field("property");
        Comparison comparison = type(property, types)
                .map(type -> new ComparisonReader(file, lists, property.text(), type, false).read(node))
                .orElseGet(Comparison.IsPresent::new);
        return new PropertyCondition(property.text(), comparison);
    }

    /** The type of a property of declared types of events; empty when one of them lacks it, which is told. */
    public Optional<ValueType> type(YamlNode property, Collection<String> typeNames) {
        return type(
                property,
                typeNames.stream()
                        .map(name -> declarations.eventTypes().get(name))
                        .toList());
    }

    private Optional<ValueType> type(YamlNode property, List<EventType> types) {
        String name = property.text();
        declarations.protection().check(file, subject, "property", property);
        for (EventType type : types) {
            if (!type.properties().containsKey(name)) {
                file.undeclared(
                        property,
                        subject + " reads property '" + name + "' of events of type '" + type.name()
                                + "', which do not have it.",
                        new TreeSet<>(type.properties().keySet()),
                        "add it to 'properties' of '" + type.name() + "' under sources.events in plumbline.yaml");
                return Optional.empty();
            }
        }
        return types.stream().map(type -> type.properties().get(name)).findFirst();
    }
}
