package io.plumbline.engine.lint;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.AttributeCondition;
import io.plumbline.engine.scorecard.AttributeRule;
import io.plumbline.engine.scorecard.CompositeRule;
import io.plumbline.engine.scorecard.EventRule;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.PropertyCondition;
import io.plumbline.engine.scorecard.Rule;
import java.time.Duration;
import java.util.Optional;

/** Whether a rule never counts without another counting too. False where that cannot be told. */
record Overlaps(Declarations declared, Truths truths) {

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
                && Optional.ofNullable(declared.attributes().get(first.attribute()))
                        .filter(type -> truths.implies(type, first.comparison(), second.comparison()))
                        .isPresent();
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

    private boolean within(EventSelection events, PropertyCondition first, PropertyCondition second) {
        return first.property().equals(second.property())
                && events.types().stream()
                        .flatMap(type -> type(type, first.property()).stream())
                        .allMatch(type -> truths.implies(type, first.comparison(), second.comparison()));
    }

    private Optional<ValueType> type(String eventType, String property) {
        return Optional.ofNullable(declared.eventTypes().get(eventType))
                .map(EventType::properties)
                .map(properties -> properties.get(property));
    }
}
