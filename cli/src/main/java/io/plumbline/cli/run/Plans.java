package io.plumbline.cli.run;

import io.plumbline.cli.answer.Model;
import io.plumbline.engine.model.ModelPlan;
import io.plumbline.engine.model.PropensityModel;
import io.plumbline.engine.moment.AttributesAsOf;
import io.plumbline.engine.moment.Moment;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.registry.ModelRegistry;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The statements that commands would run, for people to read. */
public final class Plans {
    private Plans() {}

    /** The statement that scores all leads. */
    public static String score(Configuration configuration, Instant asOf) {
        Workspace workspace = configuration.workspace();
        return LeadScorer.plan(configuration.scorecard(), workspace.declarations(), attributes(workspace), 0, asOf)
                .query();
    }

    /**
     * The statement that gives all leads their probability.
     *
     * @param modelId the model; the champion when empty
     */
    public static String predict(Configuration configuration, Optional<Long> modelId, Instant asOf) {
        Workspace workspace = configuration.workspace();
        try (Store store = Store.openForReading(workspace.storeFile())) {
            PropensityModel model = ModelRegistry.model(
                            store, Model.named(store, modelId).modelId())
                    .orElseThrow();
            return ModelPlan.of(model, workspace.declarations(), AttributesAsOf.in(store), Moment.everyLead(asOf))
                    .query();
        }
    }

    /** Which attributes have a history; none in a store that is not there yet. */
    private static AttributesAsOf attributes(Workspace workspace) {
        if (!Files.exists(workspace.storeFile())) {
            return new AttributesAsOf(Set.of());
        }
        try (Store store = Store.openForReading(workspace.storeFile())) {
            return AttributesAsOf.in(store);
        }
    }
}
