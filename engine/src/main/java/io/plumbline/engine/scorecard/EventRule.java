package io.plumbline.engine.scorecard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Gives points for events. Its points are the sum over the counted events of points x weight, kept to the limit's size.
 *
 * @param events which events match
 * @param decay  weight by age
 * @param per    which of the matching events count
 * @param times  multiplies each event's points by a property; empty for none
 * @param limit    the most that the rule may give or take
 * @param channels weighs points by the channel of the event; empty where all count alike
 */
public record EventRule(
        String id,
        double points,
        Optional<String> group,
        EventSelection events,
        Decay decay,
        Per per,
        Optional<PropertyFactor> times,
        Bounds limit,
        @AddedLater Optional<ChannelWeights> channels)
        implements Rule {

    /** A rule whose events count alike in all channels. */
    public EventRule(
            String id,
            double points,
            Optional<String> group,
            EventSelection events,
            Decay decay,
            Per per,
            Optional<PropertyFactor> times,
            Bounds limit) {
        this(id, points, group, events, decay, per, times, limit, Optional.empty());
    }

    /** The limit of a rule that states none: a billion points, so that no sum can leave 64 bits. */
    public static final Bounds NO_LIMIT = Bounds.ofSize(1_000_000_000_000_000L);

    /** The rule with events weighed by channel. */
    EventRule weighedBy(ChannelWeights weights) {
        return new EventRule(id, points, group, events, decay, per, times, limit, Optional.of(weights));
    }

    /** The points of an event of a channel of this weight: whole micro-points, unless a property multiplies them yet. */
    public double points(double weight) {
        BigDecimal product = BigDecimal.valueOf(points).multiply(BigDecimal.valueOf(weight));
        return (times.isPresent() ? product : product.setScale(6, RoundingMode.HALF_UP)).doubleValue();
    }

    @Override
    public List<EventSelection> readings() {
        return List.of(events);
    }

    @Override
    public <T> T by(Kinds<T> kinds) {
        return kinds.event(this);
    }
}
