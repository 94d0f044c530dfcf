package io.plumbline.engine.feature;

import io.plumbline.engine.scorecard.EventSelection;
import java.time.Duration;
import java.util.Optional;

/** A feature that follows from two kinds of events in their order, the second later than the first. */
public sealed interface OrderFeature extends Feature permits EventsInOrder, DaysSinceOrder {

    /** What comes first; without a window. */
    EventSelection first();

    /** What comes after it; without a window. */
    EventSelection then();

    /** The longest time from the first to the second; empty for any. */
    Optional<Duration> within();

    /** Its value from the age in microseconds of the latest event that completed the order, missing when none did. */
    String finished(String ageMicros);

    /** The order in words. */
    default String words() {
        return SelectedEvents.words(then()) + " after " + SelectedEvents.words(first())
                + within().map(window -> ", at most" + Window.length(window) + " later")
                        .orElse("");
    }
}
