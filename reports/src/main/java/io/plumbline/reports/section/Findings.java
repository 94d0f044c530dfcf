package io.plumbline.reports.section;

import io.plumbline.reports.page.EnglishFigures;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A few sentences that the numbers bear out; where an interval leaves the matter open, that is said or nothing. */
public final class Findings {
    private Findings() {}

    /**
     * The findings in the order of the report's sections; empty when there is no model.
     *
     * @param ofTraining what is known of the training and since, see {@link TrainingFindings}
     */
    public static List<String> of(
            Subject subject,
            ThresholdSection thresholds,
            CalibrationSection calibration,
            ComparisonSection comparison,
            List<String> ofTraining) {
        if (subject.model().isEmpty()) {
            return List.of();
        }
        ModelSummary model = subject.model().get();
        List<String> findings = new ArrayList<>();
        ranking(comparison).ifPresent(findings::add);
        comparison.differences().stream()
                .map(Findings::equalVolume)
                .flatMap(Optional::stream)
                .forEach(findings::add);
        hindsight(comparison).ifPresent(findings::add);
        comparison.levels().forEach(level -> disagreement(level, comparison).ifPresent(findings::add));
        calibrated(calibration).ifPresent(findings::add);
        thresholds.told().stream()
                .filter(line -> !line.status().equals("met"))
                .map(Findings::unmet)
                .forEach(findings::add);
        findings.addAll(ofTraining);
        unchecked(model).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    private static Optional<String> ranking(ComparisonSection comparison) {
        Optional<Measured> measured = comparison.metrics().of("predictive", "roc_auc");
        return comparison
                .modelAgainstPoints("roc_auc")
                .filter(difference -> difference.difference().value().isPresent())
                .map(difference -> onTheSameRows(measured) + ranks(difference) + ": ROC AUC "
                        + difference.metric().show(difference.value()) + " against "
                        + difference.metric().show(difference.baselineValue())
                        + ", difference "
                        + difference.metric().value(difference.difference()) + " (95\u00a0% interval "
                        + difference.metric().bounds(difference.difference()) + ").");
    }

    private static String onTheSameRows(Optional<Measured> measured) {
        return measured.map(value -> "On the same " + EnglishFigures.count(value.rowCount(), "held-out row") + " ("
                        + EnglishFigures.count(value.positiveCount()) + " conversions) ")
                .orElse("On the same held-out rows ");
    }

    private static String ranks(Difference difference) {
        String points = difference.baseline().equals(ComparisonSection.POINTS_THEN)
                ? "the points by the scorecards then in force"
                        + (difference.hindsight() ? ", today's where none is known," : "")
                : "the points";
        return switch (difference.verdict()) {
            case SCORER -> "the model ranks better than " + points;
            case BASELINE -> points + " rank better than the model";
            case CANNOT_TELL -> "the data cannot tell whether the model or " + points + " rank better";
        };
    }

    /** Who finds more when both call the same number of leads, when that is certain. */
    private static Optional<String> equalVolume(Difference difference) {
        return difference
                .metric()
                .level()
                .filter(level -> difference.verdict() != Difference.Verdict.CANNOT_TELL)
                .map(level -> "Calling as many leads as the points do at the " + level.toUpperCase(Locale.ENGLISH)
                        + " threshold, the model finds "
                        + difference.metric().show(difference.value()) + " conversions to " + difference.labelStep()
                        + " against " + difference.metric().show(difference.baselineValue()) + ", difference "
                        + difference.metric().value(difference.difference()) + " (95\u00a0% interval "
                        + difference.metric().bounds(difference.difference()) + ").");
    }

    private static Optional<String> hindsight(ComparisonSection comparison) {
        return comparison.hindsight()
                ? Optional.of("The points are those of today's scorecard, applied to earlier moments with hindsight;"
                        + " what was scored at the time may have differed.")
                : Optional.empty();
    }

    /** Where the two scores part, who was right, when the intervals part too. */
    private static Optional<String> disagreement(String level, ComparisonSection comparison) {
        Optional<Quadrant> model = comparison.quadrant(level, false, true);
        Optional<Quadrant> points = comparison.quadrant(level, true, false);
        if (model.isEmpty() || points.isEmpty()) {
            return Optional.empty();
        }
        Quadrant byModel = model.get();
        Quadrant byPoints = points.get();
        if (!byModel.conversion().isApartFrom(byPoints.conversion())) {
            return Optional.empty();
        }
        return Optional.of("Where the two part at the " + level.toUpperCase(Locale.ENGLISH) + " thresholds: "
                + EnglishFigures.count(byModel.rowCount(), byModel.unit().equals("row") ? "row" : "lead")
                + " called by the model only, of which " + EnglishFigures.share(byModel.conversion()) + " reached "
                + byModel.labelStep() + "; " + EnglishFigures.count(byPoints.rowCount())
                + " called by the points only, of which "
                + EnglishFigures.share(byPoints.conversion()) + " did.");
    }

    private static Optional<String> calibrated(CalibrationSection calibration) {
        List<CalibrationSection.Bin> bins = calibration.bins().stream()
                .filter(bin -> bin.scorer().equals("predictive"))
                .toList();
        long agreeing = bins.stream().filter(CalibrationSection.Bin::agrees).count();
        return bins.isEmpty()
                ? Optional.empty()
                : Optional.of("The predicted percentage lies within the 95\u00a0% interval of what happened in "
                        + agreeing + " of " + EnglishFigures.count(bins.size(), "group") + " of held-out rows.");
    }

    private static String unmet(ThresholdLine line) {
        return "The policy for " + line.level().toUpperCase(Locale.ENGLISH) + " by " + line.scorer()
                + " could not be met: " + line.reason(Words.english());
    }

    private static Optional<String> unchecked(ModelSummary model) {
        return model.pointInTimeChecked()
                ? Optional.empty()
                : Optional.of("Point-in-time safety could not be checked: these data carry no time that would show"
                        + " what was known when, so every figure of the model may be too good.");
    }
}
