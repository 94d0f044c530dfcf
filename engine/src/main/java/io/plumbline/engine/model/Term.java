package io.plumbline.engine.model;

/**
 * A term of the linear predictor.
 *
 * @param coefficient change of the log-odds per unit of the encoded column, finite
 */
public record Term(EncodedColumn column, double coefficient) {
    public Term {
        if (!Double.isFinite(coefficient)) {
            throw new IllegalArgumentException("The coefficient of '" + column.name() + "' is not finite.");
        }
    }

    /** The name of its column. */
    public String name() {
        return column.name();
    }
}
