package io.plumbline.reports.section;

import io.plumbline.reports.words.Estimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The prediction on the test rows of one segment, for the target.
 *
 * @param segment       {@code country=DE}, {@code country: missing} or {@code country: other}
 * @param rowCount      rows in it
 * @param positiveCount rows that reached the target
 * @param estimates     by name of the metric
 */
public record SegmentLine(String segment, long rowCount, long positiveCount, Map<String, Estimate> estimates) {
    private static final List<String> SHOWN = List.of(
            "roc_auc",
            "average_precision",
            "log_loss",
            "calibration_slope",
            "calibration_intercept",
            "calibration_in_the_large");

    private static final List<String> BRIER =
            List.of("brier", "brier_reliability", "brier_resolution", "brier_uncertainty", "brier_within_bins");

    /** Of everything measured, what is about the leads of a segment; groups of a {@link WorkedGroup} are none. */
    static List<SegmentLine> of(List<Measured> measured) {
        Map<String, SegmentLine> lines = new LinkedHashMap<>();
        measured.stream()
                .filter(each -> each.scorer().equals("predictive")
                        && !each.segment().equals("all")
                        && !WorkedGroup.isGroup(each.segment()))
                .forEach(each -> lines.computeIfAbsent(each.segment(), segment -> empty(each))
                        .estimates()
                        .put(each.metric().name(), each.estimate()));
        return List.copyOf(lines.values());
    }

    private static SegmentLine empty(Measured first) {
        return new SegmentLine(first.segment(), first.rowCount(), first.positiveCount(), new LinkedHashMap<>());
    }

    /** The metrics that are shown, in the order of their columns. */
    public static List<Metric> metrics() {
        return SHOWN.stream().map(Metric::named).toList();
    }

    /** The Brier score and its parts. */
    public static List<Metric> brier() {
        return BRIER.stream().map(Metric::named).toList();
    }

    /** Whether it holds enough to be judged. */
    public boolean isJudged() {
        return estimates.values().stream().anyMatch(estimate -> estimate.value().isPresent());
    }

    /** One of them. */
    public Estimate of(Metric metric) {
        return estimates.getOrDefault(metric.name(), Estimate.ABSENT);
    }
}
