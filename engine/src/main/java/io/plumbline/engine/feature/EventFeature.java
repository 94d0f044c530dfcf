package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A feature that follows from one aggregate per lead and event type. */
public sealed interface EventFeature extends Feature permits EventCount, EventSum, DaysSinceEvent, DaysSinceAnyEvent {

    /** The types of events it reads; at least one. */
    List<String> types();

    /** The time before the moment that it looks at; empty for all of it. */
    Optional<Duration> within();

    /** The aggregate it needs per lead and type. */
    Measure measure();

    /** Its value from the aggregate over the lead's types, as an SQL expression of DOUBLE. */
    String finished(String aggregated);

    @Override
    default Shape shape() {
        return Shape.LONG_TAILED;
    }
}
