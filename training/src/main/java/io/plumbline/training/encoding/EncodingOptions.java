package io.plumbline.training.encoding;

/**
 * Which levels of a category get a column.
 *
 * @param maxLevels    most columns per category, the most frequent levels first
 * @param minLevelRows fewest training rows of a level that gets a column, at least 1
 */
public record EncodingOptions(int maxLevels, int minLevelRows) {
    /** Every level up to 50: regularisation takes care of the rare ones. */
    public static final EncodingOptions DEFAULT = new EncodingOptions(50, 1);

    public EncodingOptions {
        if (maxLevels < 1 || minLevelRows < 1) {
            throw new IllegalArgumentException("The limits on levels must be at least 1.");
        }
    }
}
