package io.plumbline.cli.run;

import io.plumbline.cli.answer.Promotion;
import io.plumbline.training.registry.ModelRegistry;
import java.util.Optional;

/** Changes of the model in use that people ask for. */
public final class Promotions {
    private Promotions() {}

    /**
     * Makes a model the champion.
     *
     * @throws io.plumbline.engine.problem.ProblemException when there is no such model
     */
    public static Promotion promote(Configuration configuration, Occasion occasion, long modelId, String reason) {
        return StoreChange.make(
                configuration,
                occasion,
                "models promote",
                change ->
                        new Promotion(change.runId(), modelId, registry(change).promote(modelId, reason)));
    }

    /**
     * Returns to the champion before the present one.
     *
     * @throws io.plumbline.engine.problem.ProblemException when there was none
     */
    public static Promotion rollback(Configuration configuration, Occasion occasion, String reason) {
        return StoreChange.make(configuration, occasion, "models rollback", change -> {
            Optional<Long> present = ModelRegistry.champion(change.store());
            return new Promotion(change.runId(), registry(change).rollback(reason), present);
        });
    }

    private static ModelRegistry registry(Change change) {
        return new ModelRegistry(change.store(), change.runId());
    }
}
