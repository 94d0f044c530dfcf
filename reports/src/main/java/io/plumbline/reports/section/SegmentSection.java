package io.plumbline.reports.section;

import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.Chart;
import io.plumbline.reports.words.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who ranks better in each segment that the workspace wants judged by itself, and where a score fails.
 *
 * @param lines   the first {@value #SHOWN}, an attribute's segments together, the largest first
 * @param count   how many segments there are
 * @param figures the prediction on the rows of the same segments
 * @param chart   by how much the prediction ranks better
 */
public record SegmentSection(List<SegmentComparison> lines, long count, List<SegmentLine> figures, Chart chart) {
    /** Segments shown. */
    static final int SHOWN = 40;

    private static final Comparator<SegmentComparison> ORDER = Comparator.comparing(SegmentSection::attribute)
            .thenComparing(Comparator.comparingLong(SegmentComparison::rowCount).reversed())
            .thenComparing(SegmentComparison::segment);

    public static SegmentSection of(Store store, Subject subject, List<Measured> measured) {
        List<SegmentComparison> all = SegmentComparison.read(store, subject, measured).stream()
                .filter(each -> !each.isWorkedGroup())
                .sorted(ORDER)
                .toList();
        List<SegmentComparison> lines = all.stream().limit(SHOWN).toList();
        List<String> shown = lines.stream().map(SegmentComparison::segment).toList();
        return new SegmentSection(
                lines,
                all.size(),
                SegmentLine.of(measured).stream()
                        .filter(each -> shown.contains(each.segment()))
                        .sorted(Comparator.comparing(each -> shown.indexOf(each.segment())))
                        .toList(),
                chart(lines));
    }

    private static String attribute(SegmentComparison each) {
        return each.segment().split("[=:]", 2)[0];
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether a chart of usual height would be too low for it. */
    public boolean isLong() {
        return lines.size() > 14;
    }

    /** Whether there is something to know of any. */
    public boolean hasRemarks() {
        return lines.stream().anyMatch(line -> !line.remarks().isEmpty());
    }

    /** How many segments have a verdict of a kind. */
    public long countOf(String code) {
        return lines.stream().filter(each -> each.code().equals(code)).count();
    }

    /** Segments with a difference, by who ranks better; each with its interval as a bar. */
    private static Chart chart(List<SegmentComparison> lines) {
        Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
        for (SegmentComparison line : lines) {
            Estimate difference = line.difference();
            if (difference.value().isPresent()) {
                rows.computeIfAbsent("names", id -> new ArrayList<>()).add(List.of(0, line.segment()));
                add(rows, line.codeOfDifference(), line.segment(), difference);
            }
        }
        return new Chart("segments", "segments", rows);
    }

    private static void add(Map<String, List<List<Object>>> rows, String code, String segment, Estimate difference) {
        String id = code.equals("prediction") || code.equals("points") ? code : "open";
        rows.computeIfAbsent(id, name -> new ArrayList<>())
                .add(List.of(difference.value().orElseThrow(), segment));
        if (difference.hasInterval()) {
            rows.computeIfAbsent(id + "_interval", name -> new ArrayList<>())
                    .addAll(List.of(
                            List.of(difference.low().getAsDouble(), segment),
                            List.of(difference.high().getAsDouble(), segment),
                            List.of("-", segment)));
        }
    }
}
