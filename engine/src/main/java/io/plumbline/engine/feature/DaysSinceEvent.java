package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Days, with fraction, since the latest event of a type; missing when there was none. */
public record DaysSinceEvent(String type) implements EventFeature {

    @Override
    public String name() {
        return "days_since_" + type;
    }

    @Override
    public String description() {
        return "Days since the latest '" + type + "' event";
    }

    @Override
    public List<String> types() {
        return List.of(type);
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
