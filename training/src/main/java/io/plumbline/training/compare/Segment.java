package io.plumbline.training.compare;

import io.plumbline.training.curve.SegmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rows whose leads share a value of an attribute.
 *
 * @param name   {@code country=DE} for a value, {@code country: missing} where there is none, {@code country: other} for
 *               all values that are too few by themselves
 * @param rows   numbers of the rows, ascending, at least one
 * @param judged whether there are enough of both outcomes to say anything
 */
public record Segment(String name, int[] rows, boolean judged) {

    /**
     * Divides all rows: each is in one segment.
     *
     * @param values  of the attribute, one per row
     * @param labels  outcome of each row
     * @param minimum rows of either outcome below which a value is pooled with others like it
     */
    public static List<Segment> of(String attribute, List<Optional<String>> values, boolean[] labels, int minimum) {
        Map<String, List<Integer>> byValue = new TreeMap<>();
        for (int row = 0; row < labels.length; row++) {
            String name = SegmentName.of(attribute, values.get(row));
            byValue.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
        }
        List<Segment> segments = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        byValue.forEach((name, rows) -> {
            Segment segment = counted(name, rows, labels, minimum);
            if (segment.judged()) {
                segments.add(segment);
            } else {
                others.addAll(rows);
            }
        });
        if (!others.isEmpty()) {
            segments.add(counted(SegmentName.others(attribute), others, labels, minimum));
        }
        return List.copyOf(segments);
    }

    private static Segment counted(String name, List<Integer> rows, boolean[] labels, int minimum) {
        int[] sorted = rows.stream().mapToInt(Integer::intValue).sorted().toArray();
        long positives = rows.stream().filter(row -> labels[row]).count();
        return new Segment(name, sorted, positives >= minimum && rows.size() - positives >= minimum);
    }
}
