package io.plumbline.training;

import io.plumbline.engine.model.Predictor;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.registry.ModelRegistry;
import io.plumbline.training.snapshot.OpenLeads;
import java.time.Instant;

/** Scores today's leads with a trained model. */
public final class CurrentPredictions {
    private CurrentPredictions() {}

    /**
     * Writes {@code prediction} for every lead that exists at an instant.
     *
     * @return leads scored
     * @throws ProblemException when there is no such model
     */
    public static long predict(Store store, Workspace workspace, long modelId, long runId, Instant asOf) {
        PropensityModel model = ModelRegistry.model(store, modelId)
                .orElseThrow(() -> ProblemException.failed(
                        "predict", "There is no model " + modelId + ".", "Train one with 'plumbline train'."));
        return store.transaction(() -> {
            String open = OpenLeads.at(store, workspace, asOf);
            return Predictor.predict(store, model, modelId, workspace.declarations(), runId, asOf, open);
        });
    }
}
