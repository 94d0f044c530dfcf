package io.plumbline.training.threshold;

import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.SegmentName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of several months that promises are about, and which of them belong to which segment.
 *
 * @param rows    of all leads
 * @param members numbers of the rows of each segment, ascending; all leads are {@link CurveKey#ALL}
 */
record PromisedRows(HeldRows rows, Map<String, int[]> members) {

    /**
     * Divides rows as a model's thresholds divide them: a value without thresholds of its own is among the others.
     *
     * @param segments those of the model
     * @param values   of the attributes that make segments, in the order of the rows
     */
    static PromisedRows of(HeldRows rows, Set<String> segments, Map<String, List<Optional<String>>> values) {
        Map<String, int[]> members = new HashMap<>();
        members.put(CurveKey.ALL, rows.all());
        values.forEach((attribute, each) -> {
            List<String> names = each.stream()
                    .map(value -> SegmentName.of(attribute, value))
                    .map(name -> segments.contains(name) ? name : SegmentName.others(attribute))
                    .toList();
            names.stream().distinct().filter(segments::contains).forEach(name -> members.put(name, at(names, name)));
        });
        return new PromisedRows(rows, members);
    }

    private static int[] at(List<String> names, String name) {
        return IntStream.range(0, names.size())
                .filter(row -> names.get(row).equals(name))
                .toArray();
    }

    /** What became of a segment's leads in the first months, at a threshold. */
    Calls calls(String segment, int months, Scorer scorer, String step, double threshold) {
        int[] chosen = first(members.getOrDefault(segment, new int[0]), months);
        return HeldRows.arrays(rows.calls(chosen, scorer, step, threshold));
    }

    private int[] first(int[] chosen, int count) {
        int[] months = rows.snapshots(rows.all());
        int last = months.length == 0 ? -1 : months[Math.min(count, months.length) - 1];
        return Arrays.stream(chosen).filter(row -> rows.snapshot()[row] <= last).toArray();
    }
}
