package io.plumbline.reports.section;

import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the percentages can be believed: too high or too low on the whole, else too extreme or too timid, where that
 * is certain; right on the whole where the interval of what came lies within a fifth below and a quarter above what was
 * predicted; else nothing.
 */
final class PercentageFinding {
    private static final double LEAST = 0.8;
    private static final double MOST = 1.25;

    private PercentageFinding() {}

    static Optional<Finding> of(Subject subject, CalibrationSection calibration) {
        Optional<Estimate> shift = calibration.levelShift();
        List<CalibrationSection.Bin> bins = calibration.ofPrediction();
        return subject.isWhole() && shift.isPresent() && !bins.isEmpty()
                ? verdict(calibration, shift.get(), bins).map(code -> told(code, shift.get(), bins))
                : Optional.empty();
    }

    private static Optional<String> verdict(
            CalibrationSection calibration, Estimate shift, List<CalibrationSection.Bin> bins) {
        if (shift.isBelow(0)) {
            return Optional.of("too_high");
        }
        if (shift.isAbove(0)) {
            return Optional.of("too_low");
        }
        Optional<Estimate> slope = calibration.slope();
        if (slope.isPresent() && slope.get().isBelow(1)) {
            return Optional.of("too_extreme");
        }
        if (slope.isPresent() && slope.get().isAbove(1)) {
            return Optional.of("too_timid");
        }
        Estimate came = came(bins, shift);
        double predicted = rate(bins, 0);
        boolean close = came.isAbove(LEAST * predicted) && came.isBelow(MOST * predicted);
        return close ? Optional.of("believable") : Optional.empty();
    }

    private static Finding told(String code, Estimate shift, List<CalibrationSection.Bin> bins) {
        boolean ofBest = code.equals("too_extreme") || code.equals("too_timid");
        CalibrationSection.Bin best = bins.get(bins.size() - 1);
        double predicted = ofBest ? best.meanProbability() : rate(bins, 0);
        Estimate came = ofBest ? best.realised() : came(bins, shift);
        return new Finding("calibration", words -> {
            Figures figures = words.figures();
            return words.say(
                    "findings.percentages." + code,
                    "predicted",
                    figures.share(predicted),
                    "came",
                    figures.share(came.value()),
                    "bounds",
                    figures.shareBounds(came));
        });
    }

    /** What came on the whole; the interval is that of the shift, put on every group's prediction. */
    private static Estimate came(List<CalibrationSection.Bin> bins, Estimate shift) {
        double positives =
                bins.stream().mapToLong(CalibrationSection.Bin::positiveCount).sum();
        return new Estimate(
                OptionalDouble.of(positives / rows(bins)),
                OptionalDouble.of(rate(bins, shift.low().orElseThrow())),
                OptionalDouble.of(rate(bins, shift.high().orElseThrow())));
    }

    /** The mean rate when all log-odds are shifted. */
    private static double rate(List<CalibrationSection.Bin> bins, double shift) {
        double expected = bins.stream()
                .mapToDouble(bin -> bin.rowCount() * shifted(bin.meanProbability(), shift))
                .sum();
        return expected / rows(bins);
    }

    private static double shifted(double probability, double shift) {
        return probability * Math.exp(shift) / (1 - probability + probability * Math.exp(shift));
    }

    private static double rows(List<CalibrationSection.Bin> bins) {
        return bins.stream().mapToLong(CalibrationSection.Bin::rowCount).sum();
    }
}
