package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;

/** The sum of a numeric property over the selected events, to a millionth; 0 when there were none. */
public record SelectedSum(String name, String property, EventSelection events) implements SelectionFeature {

    @Override
    public String description() {
        return "Sum of '" + property + "' over " + SelectedEvents.words(events) + " " + Window.words(events.within());
    }

    @Override
    public String aggregate(String ageMicros) {
        return filtered("sum(" + Measure.millionths(property) + ")", ageMicros);
    }

    @Override
    public String finished(String aggregated, Declarations declared) {
        return "coalesce(cast(" + aggregated + " as double) / 1e6, 0e0)";
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
