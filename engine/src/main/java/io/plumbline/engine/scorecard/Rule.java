package io.plumbline.engine.scorecard;

import java.util.List;
import java.util.Optional;

/** What gives a lead points, or takes them. */
public sealed interface Rule permits EventRule, AbsenceRule, AttributeRule, CompositeRule {

    /** Its name; unique in the scorecard. */
    String id();

    /** Points of one firing, as written; negative ones are taken away. */
    double points();

    /** The group of its dimension that limits it together with others. */
    Optional<String> group();

    /** Names of the attributes it reads. */
    default List<String> attributes() {
        return List.of();
    }

    /** What it reads of events, once for each time that it reads them. */
    default List<EventSelection> readings() {
        return List.of();
    }

    /** Answers by the kind of rule. */
    <T> T by(Kinds<T> kinds);

    /** An answer for each kind of rule. */
    interface Kinds<T> {
        T event(EventRule rule);

        T absence(AbsenceRule rule);

        T attribute(AttributeRule rule);

        T composite(CompositeRule rule);
    }
}
