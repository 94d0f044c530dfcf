package io.plumbline.engine.feature;

import io.plumbline.engine.scorecard.EventSelection;
import java.time.Duration;
import java.util.Optional;

/** Days, with fraction, since the latest event that came later than one of another kind; missing when none did. */
public record DaysSinceOrder(String name, EventSelection first, EventSelection then, Optional<Duration> within)
        implements OrderFeature {
    public DaysSinceOrder {
        Window.requirePositive(within);
    }

    @Override
    public String description() {
        return "Days since " + words();
    }

    @Override
    public Shape shape() {
        return Shape.LONG_TAILED;
    }

    @Override
    public String finished(String ageMicros) {
        return Measure.days(ageMicros);
    }
}
