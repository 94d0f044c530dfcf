package io.plumbline.engine.proposal;

/**
 * How one type of events occurs.
 *
 * @param value      how the file writes it
 * @param events     occurrences
 * @param leads      leads that have it
 * @param ends       share of these leads of whom nothing is heard later than a day after it
 * @param atCreation share of the occurrences within a minute of the lead's creation
 */
record TypeFigures(String value, long events, long leads, double ends, double atCreation) {
    private static final double ONCE = 1.05;

    /** Whether a lead has it once at most, but for a few. */
    boolean oncePerLead() {
        return events <= ONCE * leads;
    }
}
