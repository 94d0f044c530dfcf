package io.plumbline.training.audit;

import io.plumbline.training.fit.ColumnBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * How long leads had been there at their rows, in bands. Rules are judged among leads of like age: a lead that has been there
 * for long, and is still open, converts less and has had more time to collect points.
 */
final class LeadAges {
    /** Days from which each band after the first begins. */
    private static final double[] BANDS = {7, 14, 30, 60, 90, 180, 365};

    private LeadAges() {}

    /** Names of the columns. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (double days : BANDS) {
            names.add("age from " + days);
        }
        names.add("age unknown");
        return names;
    }

    /**
     * A column of 0 and 1 for each band after the first, and for leads whose age is not known.
     *
     * @param days age of the lead of each row, NaN where it is not known
     */
    static ColumnBlock columns(double[] days) {
        short[] codes = new short[days.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = band(days[i]);
        }
        return new ColumnBlock.Levels(BANDS.length + 1, codes);
    }

    private static short band(double days) {
        if (Double.isNaN(days)) {
            return (short) BANDS.length;
        }
        short band = -1;
        while (band + 1 < BANDS.length && days >= BANDS[band + 1]) {
            band++;
        }
        return band < 0 ? (short) (BANDS.length + 1) : band;
    }
}
