package io.plumbline.training.leakage;

/**
 * How often an attribute is filled for leads that ended in some way, and for the others.
 *
 * @param ending       the ending
 * @param ended        leads that ended so
 * @param filledEnded  of these, with a value
 * @param others       leads that did not
 * @param filledOthers of these, with a value
 * @param leastOdds    lower 95 % bound of the odds of a value among those that ended, relative to those of the others
 *                     created in the same month; 0 where the two cannot be compared
 */
record FillContrast(Ending ending, long ended, long filledEnded, long others, long filledOthers, double leastOdds) {

    /** Share of leads with a value among those that ended; 0 when there are none. */
    double shareEnded() {
        return ended == 0 ? 0 : (double) filledEnded / ended;
    }

    /** Share of leads with a value among the others; 0 when there are none. */
    double shareOthers() {
        return others == 0 ? 0 : (double) filledOthers / others;
    }
}
