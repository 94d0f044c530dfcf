package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.scorecard.EventSelection;
import io.plumbline.engine.sql.Sql;
import java.time.Duration;
import java.util.Optional;

/**
 * A feature that follows from one aggregate over the events of a lead that a selection picks: by type, by what their
 * properties say, and by age.
 */
public sealed interface SelectionFeature extends Feature
        permits SelectedCount, SelectedSum, DistinctValues, DecayedCount, DaysSinceSelected, Trend, EdgeValue {

    /** The events it looks at. */
    EventSelection events();

    /** The aggregate over events {@code e}, as SQL; it leaves out what it does not look at by itself. */
    String aggregate(String ageMicros);

    /** Its value from the aggregate, which is missing where no event was picked, over the lead {@code l}. */
    String finished(String aggregated, Declarations declared);

    /** How far back it looks; empty for all time. */
    default Optional<Duration> reach() {
        return events().within();
    }

    @Override
    default Shape shape() {
        return Shape.LONG_TAILED;
    }

    /** The condition on events {@code e} that picks those of the selection, never NULL. */
    default String picked(String ageMicros) {
        return "e.event_type in " + Sql.literals(events().types()) + events().andWhere("e")
                + events().within()
                        .map(window -> "\n    and " + Window.contains(window, ageMicros))
                        .orElse("");
    }

    /** An aggregate of what the selection picks. */
    default String filtered(String aggregate, String ageMicros) {
        return aggregate + " filter (where " + picked(ageMicros) + ")";
    }
}
