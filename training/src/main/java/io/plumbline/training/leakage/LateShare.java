package io.plumbline.training.leakage;

import java.util.OptionalDouble;

/**
 * How much of a source became known only after an ending.
 *
 * @param ending        the ending
 * @param leads         leads that ended so and have something of the source
 * @param told          of events: those of these leads that are dated before the ending; of attributes: these leads
 * @param toldAfter     of these, how many became known only at or after the ending
 * @param medianLagDays of all leads: days from an event to its record, or from a lead's creation to its value; absent
 *                      where nothing says it
 */
record LateShare(Ending ending, long leads, long told, long toldAfter, OptionalDouble medianLagDays) {

    /** Share known only after the ending; absent when nothing was told. */
    OptionalDouble share() {
        return told == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) toldAfter / told);
    }
}
