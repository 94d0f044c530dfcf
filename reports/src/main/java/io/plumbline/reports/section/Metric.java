package io.plumbline.reports.section;

import io.plumbline.reports.page.EnglishFigures;
import io.plumbline.reports.page.Estimate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric of the store as a reader meets it.
 *
 * @param name          as in the store
 * @param words         what it is called here
 * @param hint          how to read it, may be empty
 * @param lowerIsBetter true of losses
 * @param decimals      decimals shown, more where a number would else be shown as zero
 */
public record Metric(String name, String words, String hint, boolean lowerIsBetter, int decimals) {

    private static final String EQUAL_VOLUME = "conversions_at_equal_volume_";

    /** The metric of a name; one unknown here is shown by its name. */
    static Metric named(String name) {
        if (name.startsWith(EQUAL_VOLUME)) {
            String level = name.substring(EQUAL_VOLUME.length()).toUpperCase(Locale.ENGLISH);
            return new Metric(name, "conversions found, as many called as by the points at " + level, "", false, 1);
        }
        if (name.startsWith("volume_")) {
            return new Metric(name, EnglishFigures.words(name), "calls needed; fewer is better", true, 1);
        }
        if (name.startsWith("amount_") || name.startsWith("profit_")) {
            return new Metric(name, EnglishFigures.words(name), "in the outcomes' money", false, 0);
        }
        if (name.startsWith("conversions_")) {
            return new Metric(name, EnglishFigures.words(name), "", false, 1);
        }
        return switch (name) {
            case "roc_auc" -> new Metric(name, "ROC AUC", "ranking; 0.5 is chance, 1 perfect", false, 3);
            case "average_precision" ->
                new Metric(name, "average precision", "chance is the rate of conversions", false, 3);
            case "top_decile_lift" -> new Metric(name, "lift in the top tenth", "1 is chance", false, 2);
            case "log_loss" -> new Metric(name, "log loss", "of the percentages; lower is better", true, 4);
            case "brier" -> new Metric(name, "Brier score", "of the percentages; lower is better", true, 4);
            case "calibration_slope" ->
                new Metric(name, "slope of the log-odds", "1 is right; below it, promises are too extreme", false, 2);
            case "calibration_intercept" -> new Metric(name, "intercept at that slope", "0 is right", false, 2);
            case "calibration_in_the_large" ->
                new Metric(name, "intercept at slope 1", "0 is right; below it, too much is promised", false, 2);
            case "brier_reliability" -> new Metric(name, "Brier: reliability", "part of the score; 0 is best", true, 4);
            case "brier_resolution" ->
                new Metric(name, "Brier: resolution", "taken off the score; more is better", false, 4);
            case "brier_uncertainty" ->
                new Metric(name, "Brier: uncertainty", "given by the rate of conversions", false, 4);
            case "brier_within_bins" ->
                new Metric(name, "Brier: within the groups", "what the groups cannot show", false, 4);
            default -> new Metric(name, EnglishFigures.words(name), "", false, 3);
        };
    }

    /** The level at whose volume conversions are counted; absent for other metrics. */
    Optional<String> level() {
        return name.startsWith(EQUAL_VOLUME) ? Optional.of(name.substring(EQUAL_VOLUME.length())) : Optional.empty();
    }

    /** A number of this metric. */
    public String show(OptionalDouble number) {
        return EnglishFigures.decimal(number, decimals);
    }

    /** The estimate without its interval, in as many decimals as the interval. */
    public String value(Estimate estimate) {
        return EnglishFigures.decimal(estimate.value(), decimals(estimate));
    }

    /** The interval, {@code 0.721 to 0.769}, or a dash. */
    public String bounds(Estimate estimate) {
        return estimate.hasInterval()
                ? EnglishFigures.decimal(estimate.low(), decimals(estimate)) + " to "
                        + EnglishFigures.decimal(estimate.high(), decimals(estimate))
                : EnglishFigures.ABSENT;
    }

    private int decimals(Estimate estimate) {
        int enough = decimals;
        while (enough < 6 && estimate.vanishesAt(enough)) {
            enough++;
        }
        return enough;
    }
}
