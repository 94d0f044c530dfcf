package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.page.EnglishFigures;
import io.plumbline.reports.page.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One chosen threshold: a scorer and a level.
 *
 * @param scorer            whose score is compared
 * @param level             the level entered at it
 * @param segment           all, or the leads of one value of an attribute by themselves
 * @param labelStep         the step the policy aims at
 * @param policy            what was asked for
 * @param status            met, nearest_feasible, unavailable or, for a segment with too few leads, held_back
 * @param reason            why this one
 * @param threshold         in the scorer's own unit; absent where none could be chosen
 * @param chosenPrecision   out of fold, where it was chosen
 * @param chosenRecall      out of fold
 * @param chosenVolume      leads called per month, out of fold
 * @param promisedPrecision on the test part
 * @param promisedRecall    on the test part
 * @param promisedVolume    leads called per month in the test part
 */
public record ThresholdLine(
        String scorer,
        String level,
        String segment,
        String labelStep,
        String policy,
        String status,
        String reason,
        OptionalDouble threshold,
        OptionalDouble chosenPrecision,
        OptionalDouble chosenRecall,
        OptionalDouble chosenVolume,
        Estimate promisedPrecision,
        Estimate promisedRecall,
        Estimate promisedVolume) {

    private static final String LINES = """
            select *
            from threshold
            where model_id = %s
            order by segment, case level when 'mql' then 1 when 'sql' then 2 else 3 end, level, %s, scorer
            """;

    static List<ThresholdLine> read(Store store, Subject subject) {
        return store.rows(LINES.formatted(subject.modelId(), Scorer.PLACE), ThresholdLine::of);
    }

    private static ThresholdLine of(Row row) {
        return new ThresholdLine(
                row.text("scorer"),
                row.text("level"),
                row.text("segment"),
                row.text("label_step"),
                row.text("policy"),
                row.text("status"),
                row.text("reason"),
                row.optionalReal("threshold"),
                row.optionalReal("chosen_precision"),
                row.optionalReal("chosen_recall"),
                row.optionalReal("chosen_volume_per_month"),
                Estimate.of(row, "promised_precision"),
                Estimate.of(row, "promised_recall"),
                Estimate.of(row, "promised_volume_per_month"));
    }

    /** Whether it is of one of the two scores the report is about. */
    boolean isCompared() {
        return scorer.equals("predictive") || scorer.equals("points");
    }

    /** {@code MQL predictive}, the mark on the curve. */
    String mark() {
        return level.toUpperCase(Locale.ENGLISH) + " " + scorer;
    }

    /** The status in words. */
    public String statusWords() {
        return switch (status) {
            case "met" -> "met";
            case "nearest_feasible" -> "not met; the nearest feasible point";
            case "unavailable" -> "no threshold";
            case "held_back" -> "too few; use the one of all leads";
            default -> EnglishFigures.words(status);
        };
    }

    /** What working this level means, as a sentence for the people who would do it. */
    public String sentence() {
        String name = level.toUpperCase(Locale.ENGLISH) + " by " + scorer;
        if (threshold.isEmpty()) {
            return name + ": no threshold can be named. " + reason;
        }
        String missed = status.equals("met") ? "" : " This does not meet the policy; it is the nearest feasible point.";
        String called = name + ": call a lead at " + EnglishFigures.number(threshold) + " or more. ";
        if (promisedPrecision.value().isEmpty()) {
            return called
                    + (promisedRecall.value().isEmpty()
                            ? "What to expect of it could not be measured."
                            : "Of the leads held back from training none came so far.")
                    + missed;
        }
        return called + "On leads held back from training, "
                + EnglishFigures.share(promisedPrecision) + " of those called reached " + labelStep + ", and "
                + EnglishFigures.share(promisedRecall) + " of all who did were called"
                + (promisedVolume.value().isEmpty()
                        ? "."
                        : "; that is " + leads(EnglishFigures.volume(promisedVolume)) + " a month.")
                + missed;
    }

    private static String leads(String volume) {
        return volume + (volume.equals("1") ? " lead" : " leads");
    }
}
