package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How many events of a type there were; 0 when there were none. */
public record EventCount(String type, Optional<Duration> within) implements EventFeature {
    public EventCount {
        Window.requirePositive(within);
    }

    @Override
    public String name() {
        return type + "_count" + Window.suffix(within);
    }

    @Override
    public String description() {
        return "Number of '" + type + "' events " + Window.words(within);
    }

    @Override
    public List<String> types() {
        return List.of(type);
    }

    @Override
    public Measure measure() {
        return Measure.count(within);
    }

    @Override
    public String finished(String aggregated) {
        return "cast(coalesce(" + aggregated + ", 0) as double)";
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
