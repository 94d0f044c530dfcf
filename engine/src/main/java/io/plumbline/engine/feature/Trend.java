package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Dialect;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.Optional;

/**
 * How the last window compares with the one before it: {@code ln(1 + events in it) - ln(1 + events before it)}, above 0
 * when they become more. Missing where the earlier window was not observed: its sources are not complete since its
 * beginning, or the lead is younger.
 *
 * @param events without a window of their own
 * @param window length of both windows
 */
public record Trend(String name, EventSelection events, Duration window) implements SelectionFeature {
    public Trend {
        Window.requirePositive(Optional.of(window));
    }

    @Override
    public String description() {
        return "Trend of " + SelectedEvents.words(events) + ": the last" + Window.length(window)
                + " against those before";
    }

    @Override
    public Optional<Duration> reach() {
        return Optional.of(window.multipliedBy(2));
    }

    @Override
    public Shape shape() {
        return Shape.PLAIN;
    }

    @Override
    public String aggregate(String ageMicros) {
        String last = Window.contains(window, ageMicros);
        String both = Window.contains(window.multipliedBy(2), ageMicros);
        return logarithm(ageMicros, last) + " - " + logarithm(ageMicros, "not " + last + "\n    and " + both);
    }

    @Override
    public String finished(String aggregated, Declarations declared) {
        String begin = "(l.as_of_us - " + Sql.microseconds(window.multipliedBy(2)) + ")";
        String complete = declared.completeSince(events.types())
                .map(since -> " and " + begin + " >= " + Sql.microseconds(since))
                .orElse("");
        return "case when (l.created_at is null or " + Dialect.DUCKDB.microseconds("l.created_at") + " <= " + begin
                + ")" + complete + " then coalesce(" + aggregated + ", 0e0) end";
    }

    private String logarithm(String ageMicros, String inside) {
        return "ln(1e0 + count(*) filter (where " + picked(ageMicros) + "\n    and " + inside + "))";
    }
}
