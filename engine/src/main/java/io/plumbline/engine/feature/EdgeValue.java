package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Sql;

/**
 * The value that a text property had in the first or the latest of the selected events in which it had one; missing
 * when it never had. Equal instants are ordered by the event's id.
 */
public record EdgeValue(String name, String property, EventSelection events, Edge edge) implements SelectionFeature {

    @Override
    public String description() {
        return "'" + property + "' in the " + edge.word() + " of " + SelectedEvents.words(events) + " "
                + Window.words(events.within());
    }

    @Override
    public String aggregate(String ageMicros) {
        return (edge == Edge.FIRST ? "arg_min(" : "arg_max(") + column()
                + ", row(e.occurred_at, e.event_id, e.source)) filter (where " + picked(ageMicros) + "\n    and "
                + column() + " is not null)";
    }

    @Override
    public String finished(String aggregated, Declarations declared) {
        return aggregated;
    }

    @Override
    public Shape shape() {
        return Shape.CATEGORY;
    }

    private String column() {
        return "e." + Sql.identifier(property);
    }
}
