package io.plumbline.engine.score;

/** One line of a ledger. */
public sealed interface LedgerLine {

    /** The dimension it belongs to: {@code fit}, {@code engagement}, {@code stage}; {@code points} for the total. */
    String dimension();

    /** What a reader calls it. */
    String name();

    /** What it adds to the points score, in micro-points. */
    long countedMicros();

    /**
     * A rule that has evidence.
     *
     * @param name          the rule's id
     * @param evidence      number of counted events; 1 for a rule of another kind
     * @param rawMicros     micro-points without decay
     * @param decayedMicros micro-points with decay
     * @param limitedMicros micro-points with decay, kept to the rule's limit; all of them count, and what limits of
     *                      groups and bounds take away has lines of its own
     */
    record FiredRule(
            String dimension, String name, long evidence, long rawMicros, long decayedMicros, long limitedMicros)
            implements LedgerLine {
        @Override
        public long countedMicros() {
            return limitedMicros;
        }
    }

    /** What adds or takes away beside the rules. */
    enum Balancing {
        /** The limit of a group of rules. */
        GROUP_LIMIT,
        /** The bounds of a dimension, or of the points score. */
        CLAMP,
        /** The weight of a dimension in the points score. */
        WEIGHT
    }

    /**
     * What a group's limit, a bound or a weight adds or takes away.
     *
     * @param name {@code group limit title}, {@code clamp} or {@code weight}
     */
    record Balance(String dimension, Balancing by, String name, long countedMicros) implements LedgerLine {}
}
