package io.plumbline.engine.feature;

import java.time.Duration;

/** What a measure needs from one snapshot to the next, where snapshots are taken one after another. */
sealed interface Upkeep {

    /** All events again, at every snapshot. Right for every measure; the others are ways to read less. */
    record AllEvents() implements Upkeep {}

    /**
     * Its value at the snapshot before, the events that became known since, and those that its window no longer reaches.
     *
     * @param part   count or sum over the events {@code e} of a set, of which it reads numbers in millionths; that of two
     *               sets which share none is the sum of both
     * @param within the window
     */
    record Windowed(String part, Duration within) implements Upkeep {}

    /**
     * Its value at the snapshot before and the events that became known since.
     *
     * @param part    aggregate over events {@code e} that does not depend on the snapshot; it reads {@code occurred_us}
     *                and numbers in millionths
     * @param joining how the parts of two sets of events that share none make the part of both
     */
    record Carried(String part, Joining joining) implements Upkeep {

        /** Counts and sums. */
        static Carried sum(String part) {
            return new Carried(part, Joining.SUM);
        }

        /** The latest instant, which becomes an age. */
        static Carried latestInstant() {
            return new Carried("max(e.occurred_us)", Joining.LATEST_INSTANT);
        }

        /** The part of both of two sets; missing where both are. */
        String joined(String one, String other) {
            return switch (joining) {
                case SUM -> "coalesce(" + one + " + " + other + ", " + one + ", " + other + ")";
                case LATEST_INSTANT -> "greatest(" + one + ", " + other + ")";
            };
        }

        /** What the measure's aggregate over all events would be. */
        String value(String part, String asOfMicros) {
            return switch (joining) {
                case SUM -> part;
                case LATEST_INSTANT -> "(" + asOfMicros + " - " + part + ")";
            };
        }
    }

    /** How parts are brought together. */
    enum Joining {
        SUM,
        LATEST_INSTANT
    }
}
