package io.plumbline.engine.feature;

import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.scorecard.PropertyCondition;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Selections of events in words, and what they read. */
final class SelectedEvents {
    private SelectedEvents() {}

    /** {@code 'page_view' events chosen by 'page'}. */
    static String words(EventSelection events) {
        String types = events.types().stream().map(type -> "'" + type + "'").collect(Collectors.joining(" or "));
        return types + " events"
                + (events.where().isEmpty()
                        ? ""
                        : " chosen by "
                                + properties(events).stream()
                                        .map(property -> "'" + property + "'")
                                        .collect(Collectors.joining(" and ")));
    }

    /** The properties that its conditions test, each once. */
    static List<String> properties(EventSelection events) {
        return events.where().stream()
                .map(PropertyCondition::property)
                .distinct()
                .toList();
    }

    /** Types in a name: {@code form_or_call}. */
    static String name(Collection<String> types) {
        return String.join("_or_", types);
    }
}
