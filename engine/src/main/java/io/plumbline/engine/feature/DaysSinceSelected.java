package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;

/**
 * Days, with fraction, since the first or the latest of the selected events; missing when there was none.
 */
public record DaysSinceSelected(String name, EventSelection events, Edge edge) implements SelectionFeature {

    @Override
    public String description() {
        return "Days since the " + edge.word() + " of " + SelectedEvents.words(events);
    }

    @Override
    public String aggregate(String ageMicros) {
        return filtered((edge == Edge.FIRST ? "max(" : "min(") + ageMicros + ")", ageMicros);
    }

    @Override
    public String finished(String aggregated, Declarations declared) {
        return Measure.days(aggregated);
    }
}
