package io.plumbline.reports.section;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What slope and intercept of a calibration say in words, where their intervals say anything. */
final class CalibrationWords {
    private CalibrationWords() {}

    static List<String> of(MetricTable metrics, Words words) {
        return Stream.of(
                        metrics.of("predictive", "calibration_in_the_large")
                                .flatMap(level -> sentence(level, "calibration.level", 0, words)),
                        metrics.of("predictive", "calibration_slope")
                                .flatMap(slope -> sentence(slope, "calibration.slope", 1, words)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> sentence(Measured measured, String key, double right, Words words) {
        Estimate estimate = measured.estimate();
        return estimate.hasInterval()
                ? Optional.of(words.say(
                        key,
                        "where",
                        estimate.isBelow(right) ? "below" : estimate.isAbove(right) ? "above" : "within",
                        "value",
                        measured.shown(words.figures()),
                        "bounds",
                        measured.bounds(words.figures())))
                : Optional.empty();
    }
}
