package io.plumbline.training.gate;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.PromotionPolicy;
import io.plumbline.training.metric.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether features changed since the champion learned, and neither people nor the rows since then say that the new model
 * copes better. Read from {@code drift}, which the training wrote.
 *
 * @param runId the run that trained the new model
 */
record DriftCheck(Store store, PromotionPolicy policy, long runId) {
    private static final int SHOWN = 6;

    /** A feature and its greatest index in a month since. */
    private record Drifted(String feature, double index) {
        String told() {
            return feature + " " + String.format(Locale.ROOT, "%.2f", index);
        }
    }

    /**
     * The check; empty where drift was not measured against the champion.
     *
     * @param model     the champion's
     * @param shownGain by how much the new model's log loss is better on rows that came after the champion; empty where that
     *                  is not shown
     */
    Optional<Check> of(long championId, PropensityModel model, Optional<Estimate> shownGain) {
        if (drifted(championId, "true").isEmpty()) {
            return Optional.empty();
        }
        List<Drifted> alarming = drifted(championId, "alarm and value > " + policy.featureDrift());
        List<Drifted> unexplained =
                alarming.stream().filter(each -> !explained(model, each)).toList();
        double greatest = unexplained.stream().mapToDouble(Drifted::index).max().orElse(0);
        return Optional.of(Check.counted(
                "feature_drift",
                greatest,
                policy.featureDrift(),
                unexplained.isEmpty() || shownGain.isPresent(),
                unexplained.isEmpty() ? explained(alarming.size()) : found(unexplained, shownGain)));
    }

    private String explained(int alarming) {
        return alarming == 0
                ? String.format(
                        Locale.ROOT, "No alarm of a feature of the champion is above %.2f.", policy.featureDrift())
                : "The drift of " + alarming + (alarming == 1 ? " feature" : " features")
                        + " is explained in promotion.explained_drift.";
    }

    private static String found(List<Drifted> unexplained, Optional<Estimate> shownGain) {
        return "Features have drifted since the champion learned (population stability index): "
                + Some.of(unexplained.stream().map(Drifted::told).toList(), SHOWN)
                + shownGain
                        .map(gain -> "; that does not stop the model, whose log loss on the rows since then is "
                                + Gains.share(gain) + " than the champion's. Find out why all the same.")
                        .orElse("; find out why, and say it under promotion.explained_drift.");
    }

    private boolean explained(PropensityModel model, Drifted drifted) {
        Set<String> known = policy.explainedDrift().keySet();
        return model.features().features().stream()
                .filter(feature -> feature.name().equals(drifted.feature()))
                .map(ReadNames::of)
                .allMatch(known::containsAll);
    }

    private List<Drifted> drifted(long championId, String condition) {
        return store.rows(
                """
                select
                    subject,
                    max(value) as index
                from drift
                where run_id = %s
                    and model_id = %s
                    and kind = 'feature'
                    and measure = 'psi'
                    and not in_reference
                    and value is not null
                    and %s
                group by subject
                order by index desc, subject
                """.formatted(runId, championId, condition),
                row -> new Drifted(row.text("subject"), row.real("index")));
    }
}
