package io.plumbline.training.drift;

import java.util.List;

/**
 * What a model learned from, for one feature or score.
 *
 * @param kind          feature or score, as the store says
 * @param bins          by position
 * @param counts        rows by position
 * @param effectiveRows rows that count as independent
 */
record Reference(String kind, String subject, List<Bin> bins, long[] counts, double effectiveRows) {

    /** What it is of, in one text. */
    String key() {
        return Usual.key(kind, subject);
    }
}
