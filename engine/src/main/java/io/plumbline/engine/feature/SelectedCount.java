package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;

/** How many of the selected events there were; 0 when there were none. */
public record SelectedCount(String name, EventSelection events) implements SelectionFeature {

    @Override
    public String description() {
        return "Number of " + SelectedEvents.words(events) + " " + Window.words(events.within());
    }

    @Override
    public String aggregate(String ageMicros) {
        return filtered("count(*)", ageMicros);
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
