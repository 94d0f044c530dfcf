package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.Optional;

/**
 * Fires once when all, any or none of its conditions hold.
 *
 * @param conditions at least one
 */
public record CompositeRule(
        String id, double points, Optional<String> group, Combination combination, List<Condition> conditions)
        implements Rule {
    public CompositeRule {
        conditions = List.copyOf(conditions);
    }

    /** What the conditions need of events, in their order and without repetition. */
    public List<Measure> measures() {
        return conditions.stream()
                .flatMap(condition -> condition.measure().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<String> attributes() {
        return conditions.stream()
                .flatMap(condition -> condition.attributeName().stream())
                .toList();
    }

    @Override
    public List<EventSelection> readings() {
        return measures().stream().map(Measure::events).toList();
    }

    @Override
    public <T> T by(Kinds<T> kinds) {
        return kinds.composite(this);
    }
}
