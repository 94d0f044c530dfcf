package io.plumbline.engine.scorecard;

import java.util.Optional;

/**
 * Gives points for events. Its points are the sum over the counted events of points x weight, kept to the limit's size.
 *
 * @param events which events match
 * @param decay  weight by age
 * @param per    which of the matching events count
 * @param times  multiplies each event's points by a property; empty for none
 * @param limit  the most that the rule may give or take
 */
public record EventRule(
        String id,
        double points,
        Optional<String> group,
        EventSelection events,
        Decay decay,
        Per per,
        Optional<PropertyFactor> times,
        Bounds limit)
        implements Rule {

    /** The limit of a rule that states none: a billion points, so that no sum can leave 64 bits. */
    public static final Bounds NO_LIMIT = Bounds.ofSize(1_000_000_000_000_000L);

    @Override
    public <T> T by(Kinds<T> kinds) {
        return kinds.event(this);
    }
}
