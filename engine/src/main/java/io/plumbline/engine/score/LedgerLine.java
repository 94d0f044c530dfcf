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

    /** What a limit, a bound or a weight adds or takes away: {@code group limit title}, {@code clamp}, {@code weight}. */
    record Balance(String dimension, String name, long countedMicros) implements LedgerLine {}
}
