package io.plumbline.training.fit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model remembers about one column of its training rows.
 *
 * @param name the column's name
 * @param count rows, at least 1
 * @param min smallest value
 * @param max largest value
 * @param mean mean value
 * @param variance mean squared distance from the mean (divided by {@code count})
 */
public record FeatureSummary(String name, long count, double min, double max, double mean, double variance) {

    /** Summaries of all columns, in column order. */
    public static List<FeatureSummary> of(DesignMatrix matrix) {
        return IntStream.range(0, matrix.width())
                .mapToObj(j -> of(matrix.names().get(j), matrix.column(j)))
                .toList();
    }

    private static FeatureSummary of(String name, double[] column) {
        double min = Arrays.stream(column).min().orElseThrow();
        double max = Arrays.stream(column).max().orElseThrow();
        double mean = Arrays.stream(column).sum() / column.length;
        double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
        return new FeatureSummary(name, column.length, min, max, mean, squares / column.length);
    }
}
