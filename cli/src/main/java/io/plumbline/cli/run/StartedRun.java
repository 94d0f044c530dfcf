package io.plumbline.cli.run;

import io.plumbline.engine.store.RunLog;
import io.plumbline.engine.store.Store;
import io.plumbline.training.registry.ModelRegistry;
import java.util.Optional;

/**
 * A monthly run whose files are imported.
 *
 * @param runId  its number; that of an earlier run which it goes on with, or whose results stand
 * @param empty  whether the store would be as it was without its row in {@code run}
 * @param stands whether there is nothing to do
 */
record StartedRun(Store store, Occasion occasion, long runId, boolean empty, boolean stands) {
    /** Imports, and finds out whether the run is a new one; in one transaction. */
    static StartedRun of(Store store, Configuration configuration, Occasion occasion) {
        return store.transaction(() -> begin(store, configuration, occasion));
    }

    private static StartedRun begin(Store store, Configuration configuration, Occasion occasion) {
        RunLog.Inputs inputs =
                new RunLog.Inputs(RunLog.MONTHLY, occasion.asOf(), configuration.fingerprint(), Program.version());
        Optional<Long> killed = RunLog.killed(store, inputs);
        long runId = RunLog.begin(store, inputs, occasion.clock().instant());
        boolean nothingNew = new Steps(new Change(configuration, store, runId, occasion), occasion.stages())
                        .importFiles()
                        .filesRead()
                == 0;
        if (nothingNew) {
            Optional<Long> known = killed.isPresent() ? killed : standing(store, inputs);
            if (known.isPresent()) {
                RunLog.forget(store, runId);
                return new StartedRun(store, occasion, known.get(), false, killed.isEmpty());
            }
        }
        RunLog.interrupt(store, runId);
        return new StartedRun(store, occasion, runId, nothingNew, false);
    }

    /** The last run, where its results are what this one would come to. */
    private static Optional<Long> standing(Store store, RunLog.Inputs inputs) {
        return RunLog.finished(store, inputs)
                .filter(runId -> store.number("select max(run_id) from lead_score")
                        .filter(runId::equals)
                        .isPresent())
                .filter(runId -> store.number("select 1 from model where run_id > " + runId + " limit 1")
                        .isEmpty())
                .filter(runId -> store.number("select 1 from level_override where run_id > " + runId + " limit 1")
                        .isEmpty())
                .filter(runId -> ModelRegistry.champion(store).equals(predictedBy(store, runId)))
                .filter(runId -> ModelRegistry.newestIsOfThisProgram(store));
    }

    private static Optional<Long> predictedBy(Store store, long runId) {
        return store.number("select model_id from prediction where run_id = " + runId + " limit 1");
    }

    /**
     * It could not be done: what it imported stays, and is said to be of a run that failed.
     *
     * @param why what is to be told; gets what goes wrong here besides
     */
    void fail(RuntimeException why) {
        try {
            store.transaction(() -> close());
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private void close() {
        if (empty) {
            RunLog.forget(store, runId);
        } else {
            RunLog.fail(store, runId, occasion.clock().instant());
        }
    }
}
