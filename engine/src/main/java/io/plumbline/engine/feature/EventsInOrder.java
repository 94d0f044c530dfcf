package io.plumbline.engine.feature;

import io.plumbline.engine.scorecard.EventSelection;
import java.time.Duration;
import java.util.Optional;

/** Whether (1) or not (0) an event of one kind came later than one of another. */
public record EventsInOrder(String name, EventSelection first, EventSelection then, Optional<Duration> within)
        implements OrderFeature {
    public EventsInOrder {
        Window.requirePositive(within);
    }

    @Override
    public String description() {
        return "Whether there were " + words();
    }

    @Override
    public Shape shape() {
        return Shape.PLAIN;
    }

    @Override
    public String finished(String ageMicros) {
        return "case when " + ageMicros + " is not null then 1e0 else 0e0 end";
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
