package io.plumbline.engine.scorecard;

import java.util.List;

/**
 * Leads with a scorecard of their own, which inherits from the base. The first segment that fits a lead counts.
 *
 * @param name unique in the scorecard
 * @param when conditions that must all hold; at least one
 * @param card the whole scorecard of these leads, what is inherited included; without segments of its own
 */
public record Segment(String name, List<AttributeCondition> when, Scorecard card) {
    public Segment {
        when = List.copyOf(when);
        if (when.isEmpty() || !card.segments().isEmpty()) {
            throw new IllegalArgumentException("A segment has conditions, and a scorecard without segments.");
        }
    }
}
