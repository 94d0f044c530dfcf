package io.plumbline.cli.run;

import io.plumbline.cli.answer.ExplainAnswer;
import io.plumbline.cli.answer.SinceAnswer;
import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.model.LeadExplanation;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.qualification.LeadLevels;
import io.plumbline.engine.qualification.LeadLevels.LeadLevel;
import io.plumbline.engine.score.ChangeExplainer;
import io.plumbline.engine.score.Explainer;
import io.plumbline.engine.score.Ledger;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.version.ScorecardVersion;
import io.plumbline.engine.version.ScorecardVersions;
import io.plumbline.training.registry.ModelRegistry;
import java.time.Instant;
import java.util.List;
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
            List<LeadLevel> levels = LeadLevels.of(store, configuration.scorecard(), declared, leadId, asOf);
            return ExplainAnswer.of(leadId, ledger, levels, prediction);
        }
    }

    /**
     * Explains why a lead's points changed: before by the scorecard in force then, after by the current one.
     *
     * @throws ProblemException when there is no such lead, or the instants are in the wrong order
     */
    public static SinceAnswer since(Configuration configuration, String leadId, Instant since, Instant asOf) {
        if (!since.isBefore(asOf)) {
            throw ProblemException.usage(
                    "explain --since", "The instant is not before as_of.", "name an earlier one, or a later --as-of.");
        }
        Declarations declared = configuration.workspace().declarations();
        Scorecard now = configuration.scorecard();
        try (Store store = Store.openForReading(configuration.workspace().storeFile())) {
            Optional<ScorecardVersion> version =
                    ScorecardVersions.in(store, now).versionAt(since);
            Scorecard then = version.map(ScorecardVersion::scorecard).orElse(now);
            return SinceAnswer.of(
                    leadId,
                    version.filter(each -> !each.fingerprint().equals(now.fingerprint()))
                            .map(ScorecardVersion::number),
                    ChangeExplainer.explain(store, then, now, declared, leadId, since, asOf));
        }
    }
}
