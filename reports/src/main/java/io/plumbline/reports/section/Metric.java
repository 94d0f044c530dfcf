package io.plumbline.reports.section;

import io.plumbline.reports.page.Estimate;
import io.plumbline.reports.page.Figures;

/**
 * A metric of the store as a reader meets it.
 *
 * @param name           as in the store
 * @param words          what it is called here
 * @param lowerIsBetter  true of losses
 * @param isShare        whether it is a share of 1 that reads better in per cent
 */
public record Metric(String name, String words, boolean lowerIsBetter, boolean isShare) {

    /** The metric of a name; one unknown here is shown by its name. */
    static Metric named(String name) {
        return switch (name) {
            case "roc_auc" -> new Metric(name, "ROC AUC (ranking; 0.5 is chance)", false, false);
            case "average_precision" -> new Metric(name, "average precision", false, false);
            case "log_loss" -> new Metric(name, "log loss (lower is better)", true, false);
            case "brier" -> new Metric(name, "Brier score (lower is better)", true, false);
            case "top_decile_lift", "lift_top_decile" -> new Metric(name, "lift in the top tenth", false, false);
            case "conversions_at_equal_volume", "conversions_found" ->
                new Metric(name, "conversions found at equal volume", false, false);
            case "precision", "recall", "base_rate" -> new Metric(name, Figures.words(name), false, true);
            default -> new Metric(name, Figures.words(name), false, false);
        };
    }

    public String show(Estimate estimate) {
        return isShare ? Figures.share(estimate) : Figures.number(estimate);
    }
}
