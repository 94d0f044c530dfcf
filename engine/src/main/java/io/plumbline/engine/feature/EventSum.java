package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The sum of a numeric property over the events of a type, to a millionth; 0 when there were none. */
public record EventSum(String type, String property, Optional<Duration> within) implements EventFeature {
    public EventSum {
        Window.requirePositive(within);
    }

    @Override
    public String name() {
        return type + "_" + property + "_sum" + Window.suffix(within);
    }

    @Override
    public String description() {
        return "Sum of '" + property + "' over '" + type + "' events " + Window.words(within);
    }

    @Override
    public List<String> types() {
        return List.of(type);
    }

    @Override
    public Measure measure() {
        return Measure.sum(property, within);
    }

    @Override
    public String finished(String aggregated) {
        return "coalesce(cast(" + aggregated + " as double) / 1e6, 0e0)";
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
