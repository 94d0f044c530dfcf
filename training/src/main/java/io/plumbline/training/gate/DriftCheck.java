package io.plumbline.training.gate;

import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.problem.Some;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.PromotionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether features changed since the champion learned, and nobody has said why: a model that learned from a broken source
 * must not follow. Read from {@code drift}, which the training wrote.
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

    /** Empty where drift was not measured against the champion. */
    Optional<Check> of(Champion champion, PropensityModel model) {
        List<Drifted> measured = measured(champion.modelId());
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        List<Drifted> alarming = alarming(champion.modelId());
        List<Drifted> unexplained =
                alarming.stream().filter(each -> !explained(model, each)).toList();
        double greatest = unexplained.stream().mapToDouble(Drifted::index).max().orElse(0);
        return Optional.of(Check.counted(
                "feature_drift",
                greatest,
                policy.featureDrift(),
                unexplained.isEmpty(),
                reason(alarming.size(), unexplained)));
    }

    private String reason(int alarming, List<Drifted> unexplained) {
        if (unexplained.isEmpty()) {
            return alarming == 0
                    ? "No feature of the champion has drifted since it learned."
                    : "The drift of " + alarming + (alarming == 1 ? " feature" : " features")
                            + " is explained in promotion.explained_drift.";
        }
        return "Features have drifted since the champion learned (population stability index): "
                + Some.of(unexplained.stream().map(Drifted::told).toList(), SHOWN)
                + "; find out why, and say it under promotion.explained_drift.";
    }

    private boolean explained(PropensityModel model, Drifted drifted) {
        Set<String> known = policy.explainedDrift().keySet();
        return model.features().features().stream()
                .filter(feature -> feature.name().equals(drifted.feature()))
                .map(ReadNames::of)
                .allMatch(known::containsAll);
    }

    private List<Drifted> measured(long championId) {
        return drifted(championId, "true");
    }

    private List<Drifted> alarming(long championId) {
        return drifted(championId, "alarm and value > " + policy.featureDrift());
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
