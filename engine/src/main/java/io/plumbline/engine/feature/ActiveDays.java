package io.plumbline.engine.feature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** On how many UTC days there was an event of some types; 0 when there was none. */
public record ActiveDays(List<String> types, Optional<Duration> within) implements Feature {
    public ActiveDays {
        types = List.copyOf(types);
        Window.requirePositive(within);
    }

    @Override
    public String name() {
        return "active_days" + Window.suffix(within);
    }

    @Override
    public String description() {
        return "Days with an event of any type used here " + Window.words(within);
    }

    @Override
    public Shape shape() {
        return Shape.LONG_TAILED;
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
