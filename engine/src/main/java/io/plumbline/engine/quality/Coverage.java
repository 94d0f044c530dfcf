package io.plumbline.engine.quality;

/**
 * How far a declared column is filled.
 *
 * @param of       {@code lead} for an attribute, {@code event} for a property
 * @param name     the attribute or property
 * @param type     its declared type
 * @param rows     leads, or events of the types that have the property
 * @param filled   those of them that have a value
 * @param distinct different values
 */
public record Coverage(String of, String name, String type, long rows, long filled, long distinct) {

    /** Share of the rows that have a value, 0 to 1; 0 where there are no rows. */
    public double share() {
        return rows == 0 ? 0 : (double) filled / rows;
    }

    /** Whether all rows have one and the same value. */
    public boolean isConstant() {
        return distinct == 1 && filled == rows;
    }
}
