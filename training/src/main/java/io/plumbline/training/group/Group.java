package io.plumbline.training.group;

import java.util.Arrays;

/**
 * Test rows whose leads share something protected.
 *
 * @param basis what makes the group
 * @param value the value or band; empty where the basis is not {@link Basis#VALUE}
 * @param rows  numbers of the rows, ascending, at least one
 */
record Group(Basis basis, String value, int[] rows) {

    /** What a group is made of. */
    enum Basis {
        /** A value, or a band of numbers. */
        VALUE("value"),
        /** Several values that too few leads have to be shown by themselves. */
        OTHER("other"),
        /** Nothing is known. */
        MISSING("missing"),
        /** As {@link #OTHER} or {@link #MISSING}, but too few even together. */
        HELD_BACK("held_back");

        private final String word;

        Basis(String word) {
            this.word = word;
        }

        /** The word for it in the store. */
        String word() {
            return word;
        }
    }

    /** How many leads the rows are of. */
    long leads(int[] lead) {
        return Arrays.stream(rows).map(row -> lead[row]).distinct().count();
    }
}
