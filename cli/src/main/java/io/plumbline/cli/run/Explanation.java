package io.plumbline.cli.run;

import io.plumbline.cli.answer.ExplainAnswer;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.model.LeadExplanation;
import io.plumbline.engine.score.Explainer;
import io.plumbline.engine.score.Ledger;
import io.plumbline.engine.store.Store;
import io.plumbline.training.registry.ModelRegistry;
import java.time.Instant;
import java.util.Optional;

/** Why a lead has its scores. */
public final class Explanation {
    private Explanation() {}

    /**
     * Explains a lead by the current scorecard and the champion.
     *
     * @throws io.plumbline.engine.problem.ProblemException when there is no such lead at the instant
     */
    public static ExplainAnswer of(Configuration configuration, String leadId, Instant asOf) {
        Declarations declared = configuration.workspace().declarations();
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            Ledger ledger = Explainer.explain(store, configuration.scorecard(), declared, leadId, asOf);
            Optional<LeadExplanation> prediction = ModelRegistry.champion(store)
                    .flatMap(id -> ModelRegistry.model(store, id))
                    .map(model -> LeadExplanation.of(store, model, declared, leadId, asOf));
            return ExplainAnswer.of(leadId, ledger, prediction);
        }
    }
}
