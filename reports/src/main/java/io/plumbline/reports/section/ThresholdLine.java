package io.plumbline.reports.section;

import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One chosen threshold: a scorer and a level.
 *
 * @param scorer            whose score is compared
 * @param level             the level entered at it
 * @param segment           all, or the leads of one value of an attribute by themselves
 * @param labelStep         the step the policy aims at
 * @param policy            what was asked for
 * @param asked             the number that the policy was given; absent where it has none, or an old model does not tell
 * @param cost              cost of working a lead, of the policy that weighs value and cost
 * @param status            met, nearest_feasible, unavailable or, for a segment with too few leads, held_back
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
        OptionalDouble asked,
        OptionalDouble cost,
        String status,
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
        PolicyTerms terms = PolicyTerms.read(store, subject);
        return store.rows(LINES.formatted(subject.modelId(), Scorer.PLACE), row -> of(row, terms));
    }

    private static ThresholdLine of(Row row, PolicyTerms terms) {
        String level = row.text("level");
        String policy = row.text("policy");
        return new ThresholdLine(
                row.text("scorer"),
                level,
                row.text("segment"),
                row.text("label_step"),
                policy,
                terms.of(level, term(policy)),
                terms.of(level, "costPerLead"),
                row.text("status"),
                row.optionalReal("threshold"),
                row.optionalReal("chosen_precision"),
                row.optionalReal("chosen_recall"),
                row.optionalReal("chosen_volume_per_month"),
                Estimate.of(row, "promised_precision"),
                Estimate.of(row, "promised_recall"),
                Estimate.of(row, "promised_volume_per_month"));
    }

    private static String term(String policy) {
        return switch (policy) {
            case "max_fbeta" -> "beta";
            case "min_precision", "min_recall" -> "atLeast";
            case "capacity" -> "leadsPerMonth";
            case "profit" -> "customerValue";
            default -> "";
        };
    }

    /** Whether it is of one of the two scores the report is about. */
    boolean isCompared() {
        return scorer.equals("predictive") || scorer.equals("points");
    }

    public boolean isMet() {
        return status.equals("met");
    }

    /** {@code MQL by points} */
    public String name(Words words) {
        return words.say(
                "thresholds.by", "level", words.named("level", level), "scorer", words.named("scorer", scorer));
    }

    public String statusWords(Words words) {
        return words.named("thresholds.status", status);
    }

    /** What the policy asks for, and why this threshold answers it or none does. */
    public String reason(Words words) {
        if (status.equals("held_back") || status.equals("unavailable")) {
            return words.say("thresholds.reason." + status, "step", labelStep);
        }
        String key = (isMet() ? "thresholds.policy." : "thresholds.nearest.") + policy;
        boolean told = words.has(key) && (asked.isPresent() || policy.equals("max_f1"));
        return told ? words.say(key, terms(words.figures())) : words.named("thresholds.kind", policy);
    }

    private Object[] terms(Figures figures) {
        boolean share = policy.startsWith("min_");
        OptionalDouble reached = policy.equals("min_recall") ? chosenRecall : chosenPrecision;
        return new Object[] {
            "asked",
            share ? figures.share(asked) : figures.number(asked),
            "cost",
            figures.number(cost),
            "step",
            labelStep,
            "reached",
            share ? figures.share(reached) : figures.decimal(balance(), 3)
        };
    }

    /** The F measure out of fold; of models that do not tell their beta, that of equal weights. */
    private OptionalDouble balance() {
        double square = policy.equals("max_fbeta") ? Math.pow(asked.orElse(1), 2) : 1;
        double precision = chosenPrecision.orElse(0);
        double recall = chosenRecall.orElse(0);
        double weighted = square * precision + recall;
        return weighted > 0 ? OptionalDouble.of((1 + square) * precision * recall / weighted) : OptionalDouble.empty();
    }

    /** What to do, and what it promises, in sentences. */
    public List<String> sentences(Words words) {
        if (threshold.isEmpty()) {
            return List.of(words.say("thresholds.none"), reason(words));
        }
        String call = words.say("thresholds.call", "threshold", words.figures().number(threshold));
        return isMet()
                ? List.of(call, expected(words))
                : List.of(call, expected(words), words.say("thresholds.not_met"));
    }

    private String expected(Words words) {
        Figures figures = words.figures();
        if (promisedPrecision.value().isEmpty()) {
            return words.say(promisedRecall.value().isEmpty() ? "thresholds.unmeasured" : "thresholds.nobody");
        }
        String precision = figures.share(promisedPrecision);
        String recall = figures.share(promisedRecall);
        Optional<Long> leads = promisedVolume.value().isEmpty()
                ? Optional.empty()
                : Optional.of(Math.round(promisedVolume.value().getAsDouble()));
        return leads.isEmpty()
                ? words.say("thresholds.promise", "precision", precision, "recall", recall, "step", labelStep)
                : words.say(
                        "thresholds.promise_volume",
                        "precision",
                        precision,
                        "recall",
                        recall,
                        "step",
                        labelStep,
                        "leads",
                        leads.get(),
                        "volume",
                        figures.volume(promisedVolume));
    }
}
