package io.plumbline.training.fit;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.ArrayList;
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
        List<FeatureSummary> summaries = new ArrayList<>();
        for (int b = 0; b < matrix.blocks().size(); b++) {
            int first = matrix.firstColumn(b);
            ColumnBlock block = matrix.blocks().get(b);
            List<String> names = matrix.names().subList(first, first + block.width());
            if (block instanceof Levels levels) {
                summaries.addAll(of(names, levels));
            } else if (block instanceof Numbers numbers) {
                summaries.add(of(names.get(0), numbers.values()));
            }
        }
        return List.copyOf(summaries);
    }

    private static FeatureSummary of(String name, double[] column) {
        double min = Arrays.stream(column).min().orElseThrow();
        double max = Arrays.stream(column).max().orElseThrow();
        double mean = Arrays.stream(column).sum() / column.length;
        double squares = Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum();
        return new FeatureSummary(name, column.length, min, max, mean, squares / column.length);
    }

    private static List<FeatureSummary> of(List<String> names, Levels levels) {
        long[] counts = new long[levels.width() + 1];
        for (short code : levels.codes()) {
            counts[code]++;
        }
        return IntStream.range(0, names.size())
                .mapToObj(k -> of(names.get(k), counts[k], levels.rows()))
                .toList();
    }

    private static FeatureSummary of(String name, long ones, long rows) {
        double mean = (double) ones / rows;
        return new FeatureSummary(name, rows, ones == rows ? 1 : 0, ones > 0 ? 1 : 0, mean, mean * (1 - mean));
    }
}
