package io.plumbline.training.drift;

import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.feature.Feature;
import io.plumbline.engine.feature.Shape;
import java.util.Arrays;

/** What the values of a subject are, which decides what its bins hold. */
enum Values {
    /** Bins between bounds; each row is in one. */
    NUMBERS,
    /** A bin for each frequent text; each row is in one. */
    TEXTS,
    /**
     * A bin for each frequent element, which holds every row that has it, and at the end one of all rows that have a
     * list.
     */
    LISTS;

    static Values of(Feature feature) {
        if (feature.shape() == Shape.LIST) {
            return LISTS;
        }
        return feature.valueType() == ValueType.NUMBER ? NUMBERS : TEXTS;
    }

    /** SQL of the single texts in a value, of which a list has several, each in a row of its own. */
    String texts(String column) {
        return this == LISTS ? "unnest(string_split(" + column + ", ';'))" : column;
    }

    /** How many rows were counted. */
    long rows(long[] counts) {
        return this == LISTS
                ? counts[Bin.MISSING] + counts[counts.length - 1]
                : Arrays.stream(counts).sum();
    }

    /** The share of the rows that a bin has; 0 without rows. */
    double share(long[] counts, int position) {
        return (double) counts[position] / Math.max(1, rows(counts));
    }

    /** How far a month is from the reference, both counted in the same bins. */
    PopulationStability stability(long[] month, long[] reference) {
        return this == LISTS
                ? PopulationStability.ofOverlapping(month, rows(month), reference, rows(reference))
                : PopulationStability.of(month, reference);
    }
}
