package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.Comparison;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a rule never counts without another counting too. False where that cannot be told. */
final class Overlaps {
    private final Declarations declared;
    private final Map<Column, Implications> implications = new HashMap<>();

    private record Column(String name, ValueType type) {}

    /** Gets ready for some rules; each column is asked once, however many rules read it. */
    Overlaps(Declarations declared, Truths truths, Collection<Rule> rules) {
        this.declared = declared;
        Map<Column, Set<Comparison>> comparisons = new HashMap<>();
        for (Rule rule : rules) {
            if (rule instanceof AttributeRule attribute) {
                column(attribute.when())
                        .ifPresent(column ->
                                add(comparisons, column, attribute.when().comparison()));
            } else if (rule instanceof EventRule event) {
                event.events()
                        .where()
                        .forEach(condition -> columns(event.events(), condition)
                                .forEach(column -> add(comparisons, column, condition.comparison())));
            }
        }
        comparisons.forEach(
                (column, each) -> implications.put(column, Implications.among(each, column.type(), truths)));
    }

    private static void add(Map<Column, Set<Comparison>> comparisons, Column column, Comparison comparison) {
        comparisons.computeIfAbsent(column, key -> new LinkedHashSet<>()).add(comparison);
    }

    /** Whether what makes the first rule fire always makes the second fire. */
    boolean within(Rule first, Rule second) {
        if (first instanceof AttributeRule one && second instanceof AttributeRule other) {
            return within(one.when(), other.when());
        }
        if (first instanceof EventRule one && second instanceof EventRule other) {
            return within(one.events(), other.events());
        }
        return first instanceof CompositeRule one
                && second instanceof CompositeRule other
                && one.combination() == other.combination()
                && one.conditions().equals(other.conditions());
    }

    private boolean within(AttributeCondition first, AttributeCondition second) {
        return first.attribute().equals(second.attribute())
                && column(first)
                        .filter(column -> implies(column, first.comparison(), second.comparison()))
                        .isPresent();
    }

    private Optional<Column> column(AttributeCondition condition) {
        return Optional.ofNullable(declared.attributes().get(condition.attribute()))
                .map(type -> new Column("attribute " + condition.attribute(), type));
    }

    private boolean within(EventSelection first, EventSelection second) {
        return second.types().containsAll(first.types())
                && isShorter(first.within(), second.within())
                && second.where().stream()
                        .allMatch(asked -> first.where().stream().anyMatch(met -> within(first, met, asked)));
    }

    private static boolean isShorter(Optional<Duration> first, Optional<Duration> second) {
        return second.isEmpty()
                || first.filter(length -> length.compareTo(second.get()) <= 0).isPresent();
    }

    /** Of two looks back, or ahead, from the moment the longer one sees more. */
    private static boolean isShorter(Comparison first, Comparison second) {
        return (first instanceof Comparison.WithinLast one
                        && second instanceof Comparison.WithinLast other
                        && one.length().compareTo(other.length()) <= 0)
                || (first instanceof Comparison.WithinNext soon
                        && second instanceof Comparison.WithinNext later
                        && soon.length().compareTo(later.length()) <= 0);
    }

    private boolean within(EventSelection events, PropertyCondition first, PropertyCondition second) {
        return first.property().equals(second.property())
                && columns(events, first).stream()
                        .allMatch(column -> implies(column, first.comparison(), second.comparison()));
    }

    private Set<Column> columns(EventSelection events, PropertyCondition condition) {
        Set<Column> columns = new LinkedHashSet<>();
        for (String name : events.types()) {
            Optional.ofNullable(declared.eventTypes().get(name))
                    .map(EventType::properties)
                    .map(properties -> properties.get(condition.property()))
                    .ifPresent(type -> columns.add(new Column("property " + condition.property(), type)));
        }
        return columns;
    }

    private boolean implies(Column column, Comparison first, Comparison second) {
        return first.equals(second)
                || isShorter(first, second)
                || Optional.ofNullable(implications.get(column))
                        .filter(known -> known.holds(first, second))
                        .isPresent();
    }
}
