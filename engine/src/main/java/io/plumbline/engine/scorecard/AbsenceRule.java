package io.plumbline.engine.scorecard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Fires when a lead has no matching event in the window, the whole window was observed and the lead is at least that
 * old. A lead whose creation instant is not known never fires it.
 *
 * @param events the events that must be absent; with a window
 */
public record AbsenceRule(String id, double points, Optional<String> group, EventSelection events) implements Rule {
    public AbsenceRule {
        if (events.within().isEmpty()) {
            throw new IllegalArgumentException("An absence rule needs a window.");
        }
    }

    /** Length of the window that ends at {@code as_of}. */
    public Duration within() {
        return events.within().orElseThrow();
    }

    @Override
    public List<EventSelection> readings() {
        return List.of(events);
    }

    @Override
    public <T> T by(Kinds<T> kinds) {
        return kinds.absence(this);
    }
}
