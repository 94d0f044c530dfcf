package io.plumbline.cli.run;

import io.plumbline.cli.terminal.Stages;
import io.plumbline.engine.funnel.Funnel;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.score.LeadScorer;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;

/** The parts of a run, each told as a stage. All work inside the change's transaction. */
public final class Steps {
    private final Change change;
    private final Stages stages;

    public Steps(Change change, Stages stages) {
        this.change = change;
        this.stages = stages;
    }

    /** Gives every lead its points. */
    public void score() {
        requireLeads();
        stages.stage(
                "score",
                () -> LeadScorer.score(
                        store(),
                        change.configuration().scorecard(),
                        workspace().declarations(),
                        change.runId(),
                        change.asOf()));
    }

    /** Counts how far each month's leads have come. */
    public void funnel() {
        stages.stage("funnel", () -> Funnel.write(store(), workspace(), change.runId(), change.asOf()));
    }

    private void requireLeads() {
        if (store().number("select count(*) from lead").orElse(0L) == 0) {
            throw ProblemException.failed(
                    "plumbline.duckdb",
                    "The store holds no leads.",
                    "import them with 'plumbline import', or do everything at once with 'plumbline run'.");
        }
    }

    private Store store() {
        return change.store();
    }

    private Workspace workspace() {
        return change.configuration().workspace();
    }
}
