package io.plumbline.cli.run;

import io.plumbline.cli.answer.LeadScores;
import io.plumbline.engine.moment.LeadApart;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.qualification.Qualifier;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The scores of one lead, at once. Nothing is written. */
public final class LeadNow {
    /** Of no run. */
    private static final long RUN = 0;

    private LeadNow() {}

    /**
     * Scores a lead from what the store holds of it; while another program writes the store, tells what the last run
     * published.
     *
     * @throws ProblemException when there is no store, or no such lead at the instant
     */
    public static LeadScores of(Configuration configuration, String leadId, Instant asOf) {
        Workspace workspace = configuration.workspace();
        Optional<Store> free = Store.openForReadingUnlessHeld(workspace.storeFile());
        if (free.isPresent()) {
            try (Store store = free.get()) {
                return scored(store, configuration, leadId, asOf);
            }
        }
        return published(workspace.readCopyFile(), leadId);
    }

    private static LeadScores scored(Store store, Configuration configuration, String leadId, Instant asOf) {
        if (!LeadApart.in(store, leadId)) {
            throw unknown(asOf);
        }
        Workspace workspace = configuration.workspace();
        LeadScorer.scoreAndSayWhy(store, configuration.scorecard(), workspace.declarations(), RUN, asOf);
        new Qualifier(store, workspace.declarations()).qualify(configuration.scorecard(), RUN, asOf);
        return LeadScores.read(store, leadId, RUN, asOf, false).orElseThrow(() -> unknown(asOf));
    }

    private static LeadScores published(Path copy, String leadId) {
        if (!Files.exists(copy)) {
            throw ProblemException.failed(
                    "plumbline.duckdb",
                    "Another program has the store open, and nothing was published yet.",
                    "wait until it has finished.");
        }
        try (Store store = Store.openForReading(copy)) {
            long runId = store.number("select max(run_id) from lead_score").orElse(RUN);
            Instant asOf = store.first("select as_of from run where run_id = " + runId, row -> row.instant("as_of"))
                    .orElse(Instant.EPOCH);
            return LeadScores.read(store, leadId, runId, asOf, true).orElseThrow(() -> unknown(asOf));
        }
    }

    private static ProblemException unknown(Instant asOf) {
        return ProblemException.usage(
                "score --lead",
                "There is no lead with this id as of " + asOf + ".",
                "check the id, and whether the lead was created before that instant, deleted, or merged into another.");
    }
}
