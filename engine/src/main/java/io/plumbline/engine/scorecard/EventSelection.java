package io.plumbline.engine.scorecard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which events are looked at.
 *
 * @param types  types of events; at least one
 * @param where  conditions that must all hold
 * @param within length of the window that ends at {@code as_of}: {@code as_of - within <= occurred_at < as_of}; empty
 *               for all time
 */
public record EventSelection(List<String> types, List<PropertyCondition> where, Optional<Duration> within) {
    public EventSelection {
        types = List.copyOf(types);
        where = List.copyOf(where);
    }

    /** The conditions as SQL, each preceded by {@code and}; empty when there are none. */
    public String andWhere(String events) {
        return where.stream()
                .map(condition -> "\n    and " + condition.sql(events))
                .collect(Collectors.joining());
    }
}
