package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.Decay;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Dialect;
import java.time.Duration;
import java.util.Optional;

/** The selected events, each weighing {@code 0.5 ^ (age / half_life)} rounded to a millionth, so that the sum does not
 * depend on the order of events; 0 when there were none.
 */
public record DecayedCount(String name, EventSelection events, Duration halfLife) implements SelectionFeature {
    public DecayedCount {
        Window.requirePositive(Optional.of(halfLife));
    }

    @Override
    public String description() {
        return SelectedEvents.words(events) + " ever before, the weight of each halved every" + Window.length(halfLife);
    }

    @Override
    public String aggregate(String ageMicros) {
        return filtered(
                "sum(" + Dialect.DUCKDB.microPoints(new Decay.HalfLife(halfLife).weight(ageMicros)) + ")", ageMicros);
    }

    @Override
    public String finished(String aggregated, Declarations declared) {
        return "coalesce(cast(" + aggregated + " as double) / 1e6, 0e0)";
    }

    @Override
    public boolean alwaysPresent() {
        return true;
    }
}
