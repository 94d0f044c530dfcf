package io.plumbline.reports.section;

import io.plumbline.reports.section.CardSection.Measure;
import io.plumbline.reports.words.Estimate;
import io.plumbline.reports.words.Figures;
import io.plumbline.reports.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What the model card says in sentences: what the model is for, how good it is, and what limits that.
 *
 * @param model the model of the card
 */
public record CardSentences(
        ModelSummary model,
        CardSection card,
        LeakageSection leakage,
        MaturitySection maturity,
        GroupSection groups,
        Words words) {

    /** Attributes named in one sentence. */
    private static final int NAMED = 12;

    /** Whether it is in use. */
    public String status() {
        return words.say(
                "gate.decided",
                "status",
                model.status(),
                "model",
                String.valueOf(model.modelId()),
                "named",
                words.named("gate.status", model.status()));
    }

    /** What the model is for. */
    public String purpose() {
        return words.say(
                "card.purpose",
                "horizon",
                model.horizonDays().isPresent() ? "yes" : "no",
                "step",
                model.target(),
                "days",
                figures().count(model.horizonDays()));
    }

    /** How good it is, on which rows; nothing where nothing was measured. */
    public List<String> quality() {
        List<String> told = new ArrayList<>();
        card.ofPrediction("roc_auc").ifPresent(auc -> told.add(ranking(auc)));
        card.ofPrediction("top_decile_lift")
                .ifPresent(lift -> told.add(words.say("card.lift", "lift", measured(lift))));
        card.promises().stream()
                .filter(promise -> promise.precision().value().isPresent())
                .forEach(promise -> told.add(words.say(
                        "card.promise",
                        "level",
                        words.named("level", promise.level()),
                        "threshold",
                        figures().number(promise.threshold()),
                        "precision",
                        figures().share(promise.precision()),
                        "recall",
                        figures().share(promise.recall()),
                        "step",
                        promise.labelStep())));
        return List.copyOf(told);
    }

    private String ranking(Measure auc) {
        return words.say(
                "card.ranking", "rows", auc.rowCount(), "conversions", auc.positiveCount(), "auc", measured(auc));
    }

    private String measured(Measure measure) {
        Estimate estimate = measure.estimate();
        String value = figures().decimal(estimate.value(), measure.decimals());
        return estimate.hasInterval()
                ? words.say(
                        "card.with_interval",
                        "value",
                        value,
                        "bounds",
                        figures().bounds(estimate, measure.decimals()))
                : value;
    }

    /** What limits it: what was not checked, what is taken for granted and what is too little. */
    public List<String> limits() {
        List<String> limits = new ArrayList<>();
        limits.add(words.say("card.point_in_time", "checked", model.pointInTimeChecked() ? "yes" : "no"));
        alwaysKnown().ifPresent(limits::add);
        keptSuspects().ifPresent(limits::add);
        card.parts().stream()
                .filter(CardSection.Part::isSmall)
                .forEach(part -> limits.add(words.say(
                        "card.small",
                        "part",
                        words.named("card.part", part.name()),
                        "conversions",
                        part.positiveCount(),
                        "least",
                        figures().count(CardSection.ENOUGH_POSITIVES))));
        if (card.hindsight()) {
            limits.add(words.say("card.hindsight"));
        }
        limits.add(words.say("card.worked", "told", maturity.saysWhoWasWorked() ? "yes" : "no"));
        if (!groups.allowed().isEmpty()) {
            limits.add(words.say(
                    "card.protected",
                    "names",
                    names(groups.allowed().stream()
                            .map(attribute -> attribute.words(words))
                            .toList())));
        }
        return List.copyOf(limits);
    }

    private Optional<String> alwaysKnown() {
        List<String> names =
                leakage.alwaysKnown().stream().map(AuditedSource::name).toList();
        return names.isEmpty() || !model.pointInTimeChecked()
                ? Optional.empty()
                : Optional.of(words.say("card.always_known", "count", names.size(), "names", names(names)));
    }

    private Optional<String> keptSuspects() {
        List<String> names = leakage.suspects().stream()
                .filter(source -> !source.verdict().equals("left_out"))
                .map(AuditedSource::name)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("card.kept_suspects", "count", names.size(), "names", names(names)));
    }

    private String names(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED
                ? words.say("card.and_more", "names", shown, "more", figures().count(names.size() - NAMED))
                : shown;
    }

    /** Whether nothing at all was excluded. */
    public boolean excludesNothing() {
        return leakage.leftOut().isEmpty()
                && groups.refused().isEmpty()
                && card.setAside().isEmpty();
    }

    /** How the model was made. */
    public String recipe() {
        return words.say(
                "card.recipe",
                "c",
                figures().number(OptionalDouble.of(model.regularisationC())),
                "calibration",
                words.named("card.calibration", model.calibration()),
                "snapshots",
                words.named("card.snapshots", model.snapshotPolicy()),
                "known",
                Figures.instant(model.asOf()),
                "rows",
                model.rowCount(),
                "leads",
                model.leadCount(),
                "conversions",
                model.positiveCount());
    }

    private Figures figures() {
        return words.figures();
    }
}
