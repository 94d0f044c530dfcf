package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.AbsenceRule;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.Condition;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the attribute or property of which no value meets what a rule asks; empty for a rule that may fire. */
record Contradictions(Declarations declared, Truths truths) implements Rule.Kinds<Optional<String>> {

    @Override
    public Optional<String> event(EventRule rule) {
        return ofSelection(rule.events());
    }

    /** Events that cannot be are always absent. */
    @Override
    public Optional<String> absence(AbsenceRule rule) {
        return Optional.empty();
    }

    @Override
    public Optional<String> attribute(AttributeRule rule) {
        return Optional.empty();
    }

    @Override
    public Optional<String> composite(CompositeRule rule) {
        List<Optional<String>> single =
                rule.conditions().stream().map(this::ofCondition).toList();
        return switch (rule.combination()) {
            case ALL_OF ->
                Stream.concat(Stream.of(together(rule.conditions())), single.stream())
                        .flatMap(Optional::stream)
                        .findFirst();
            case ANY_OF -> single.stream().allMatch(Optional::isPresent) ? single.get(0) : Optional.empty();
            case NONE_OF -> Optional.empty();
        };
    }

    private Optional<String> ofCondition(Condition condition) {
        return condition.measure().flatMap(measure -> ofSelection(measure.events()));
    }

    private Optional<String> ofSelection(EventSelection events) {
        Map<String, List<Comparison>> byProperty = events.where().stream()
                .collect(Collectors.groupingBy(
                        PropertyCondition::property,
                        Collectors.mapping(PropertyCondition::comparison, Collectors.toList())));
        return byProperty.entrySet().stream()
                .filter(each -> events.types().stream()
                        .flatMap(type -> type(type, each.getKey()).stream())
                        .anyMatch(type -> !truths.canAllHold(type, each.getValue())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<ValueType> type(String eventType, String property) {
        return Optional.ofNullable(declared.eventTypes().get(eventType))
                .map(EventType::properties)
                .map(properties -> properties.get(property));
    }

    /** Of conditions that must all hold. */
    Optional<String> together(List<? extends Condition> conditions) {
        Map<String, List<Comparison>> byAttribute = conditions.stream()
                .filter(AttributeCondition.class::isInstance)
                .map(AttributeCondition.class::cast)
                .collect(Collectors.groupingBy(
                        AttributeCondition::attribute,
                        Collectors.mapping(AttributeCondition::comparison, Collectors.toList())));
        return byAttribute.entrySet().stream()
                .filter(each -> Optional.ofNullable(declared.attributes().get(each.getKey()))
                        .filter(type -> !truths.canAllHold(type, each.getValue()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
