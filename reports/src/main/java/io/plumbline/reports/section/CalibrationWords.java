package io.plumbline.reports.section;

import io.plumbline.reports.page.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What slope and intercept of a calibration say in words, where their intervals say anything. */
final class CalibrationWords {
    private CalibrationWords() {}

    static List<String> of(MetricTable metrics) {
        return Stream.of(
                        metrics.of("predictive", "calibration_in_the_large").flatMap(CalibrationWords::level),
                        metrics.of("predictive", "calibration_slope").flatMap(CalibrationWords::slope))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> level(Measured measured) {
        return sentence(
                measured,
                0,
                "All in all the percentages are too high: fewer leads convert than they promise",
                "All in all the percentages are too low: more leads convert than they promise",
                "All in all the percentages promise neither too much nor too little, as far as these rows can tell");
    }

    private static Optional<String> slope(Measured measured) {
        return sentence(
                measured,
                1,
                "They are too extreme: high ones are too high and low ones too low",
                "They are too timid: high ones could be higher and low ones lower",
                "They are not shown to be too extreme or too timid");
    }

    private static Optional<String> sentence(
            Measured measured, double right, String below, String above, String within) {
        Estimate estimate = measured.estimate();
        if (!estimate.hasInterval()) {
            return Optional.empty();
        }
        String words = estimate.isBelow(right) ? below : estimate.isAbove(right) ? above : within;
        return Optional.of(words + " (" + measured.metric().words() + " " + measured.shown() + ", 95\u00a0% interval "
                + measured.bounds() + ").");
    }
}
