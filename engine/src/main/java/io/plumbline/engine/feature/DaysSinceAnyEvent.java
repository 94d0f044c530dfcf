package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Days, with fraction, since the latest event of any of some types; missing when there was none. */
public record DaysSinceAnyEvent(List<String> types) implements EventFeature {
    public DaysSinceAnyEvent {
        types = List.copyOf(types);
    }

    @Override
    public String name() {
        return "days_since_any_event";
    }

    @Override
    public String description() {
        return "Days since the latest event of any type used here";
    }

    @Override
    public Optional<Duration> within() {
        return Optional.empty();
    }

    @Override
    public Measure measure() {
        return Measure.youngest();
    }

    @Override
    public String finished(String aggregated) {
        return Measure.days(aggregated);
    }
}
