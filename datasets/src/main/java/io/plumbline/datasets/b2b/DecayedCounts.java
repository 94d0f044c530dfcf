package io.plumbline.datasets.b2b;

/** How often each kind of event happened, where an event weighs {@code 0.5 ^ (age / half-life)}. */
@SuppressWarnings("EnumOrdinal") // an array of doubles, where a map would box every one of a million counts
final class DecayedCounts {

    private static final double LN_2 = 0x1.62e42fefa39efp-1;

    private final double decayPerSecond;
    private final double[] counts = new double[EventType.values().length];
    private long asOf;

    DecayedCounts(long halfLifeDays, long asOf) {
        this.decayPerSecond = LN_2 / (halfLifeDays * Calendar.DAY);
        this.asOf = asOf;
    }

    /** Ages everything counted so far; time only moves forward. */
    void advance(long to) {
        if (to > asOf) {
            double factor = StrictMath.exp(-decayPerSecond * (to - asOf));
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= factor;
            }
            asOf = to;
        }
    }

    void add(EventType type, long at) {
        advance(at);
        counts[type.ordinal()] += 1;
    }

    /** The decayed count at the instant last advanced to. */
    double of(EventType type) {
        return counts[type.ordinal()];
    }
}
