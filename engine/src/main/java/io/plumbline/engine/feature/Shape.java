package io.plumbline.engine.feature;

import io.plumbline.engine.declaration.ValueType;

/** How the values of a feature spread. */
public enum Shape {
    /** From 0 up with a long tail: counts, sums, times since. Read on a logarithmic scale. */
    LONG_TAILED,
    /** A number read as it is. */
    PLAIN,
    /** One of a few texts. */
    CATEGORY,
    /** Several texts at a time. Read element by element. */
    LIST,
    /** A number of which only the bin is read that it falls in. */
    BINS;

    /** What the values are in tables: {@link ValueType#NUMBER} or {@link ValueType#TEXT}. */
    ValueType valueType() {
        return this == CATEGORY || this == LIST ? ValueType.TEXT : ValueType.NUMBER;
    }
}
