package io.plumbline.reports.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Metrics of all scorers on the test rows, for the target.
 *
 * @param values all of them
 */
public record MetricTable(List<Measured> values) {
    /** What says whether a probability can be believed, in the order in which it is shown. */
    private static final List<String> PROBABILITY = List.of(
            "log_loss",
            "calibration_slope",
            "calibration_intercept",
            "calibration_in_the_large",
            "brier",
            "brier_reliability",
            "brier_resolution",
            "brier_uncertainty",
            "brier_within_bins");

    private static final Set<String> OF_ALL_SCORERS =
            Set.of("roc_auc", "average_precision", "top_decile_lift", "log_loss", "brier");

    /** Scores made for comparing, which nobody is called by. */
    static final Set<String> COMBINED = Set.of("points_calibrated", "predictive_calibrated", "combined");

    /** A metric across the scorers; absent where it was not measured. */
    public record Line(Metric metric, List<Optional<Measured>> values) {}

    /** Of everything measured, what is of the leads that the report is about. */
    static MetricTable of(List<Measured> measured, Subject subject) {
        return new MetricTable(measured.stream()
                .filter(each -> each.segment().equals(subject.segment()) && !COMBINED.contains(each.scorer()))
                .toList());
    }

    /** One metric of one scorer. */
    public Optional<Measured> of(String scorer, String metric) {
        return values.stream()
                .filter(value ->
                        value.scorer().equals(scorer) && value.metric().name().equals(metric))
                .findFirst();
    }

    public List<String> scorers() {
        return values.stream().map(Measured::scorer).distinct().toList();
    }

    /** The rows of the table of all scorers, one per metric. */
    public List<Line> lines() {
        Map<Metric, List<Optional<Measured>>> lines = new LinkedHashMap<>();
        for (Measured value : values) {
            if (OF_ALL_SCORERS.contains(value.metric().name())) {
                lines.computeIfAbsent(value.metric(), metric -> new ArrayList<>(across(metric)));
            }
        }
        return lines.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private List<Optional<Measured>> across(Metric metric) {
        return scorers().stream().map(scorer -> of(scorer, metric.name())).toList();
    }

    /** What judges probabilities: by scorer, then as listed. */
    public List<Measured> ofProbabilities() {
        return scorers().stream()
                .flatMap(scorer -> PROBABILITY.stream().flatMap(metric -> of(scorer, metric).stream()))
                .toList();
    }
}
