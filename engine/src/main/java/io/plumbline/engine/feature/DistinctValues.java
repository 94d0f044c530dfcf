package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Sql;

/** How many different values a property had over the selected events; 0 when it had none. */
public record DistinctValues(String name, String property, EventSelection events) implements SelectionFeature {

    @Override
    public String description() {
        return "Different values of '" + property + "' over " + SelectedEvents.words(events) + " "
                + Window.words(events.within());
    }

    @Override
    public String aggregate(String ageMicros) {
        return filtered("count(distinct e." + Sql.identifier(property) + ")", ageMicros);
    }

    @Override
    public String finished(String aggregated, Declarations declared) {
        return "cast(coalesce(" + aggregated + ", 0) as double)";
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
