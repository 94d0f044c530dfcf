package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;
import java.util.Optional;

/** What training came to. */
public record TrainAnswer(
        long runId,
        Model model,
        Metrics metrics,
        Thresholds thresholds,
        Comparison comparison,
        Agreement agreement,
        GateAnswer gate,
        Drift drift,
        Notes notes)
        implements Answer {

    /** Reads a model just trained. */
    public static TrainAnswer read(Store store, long runId, long modelId) {
        return new TrainAnswer(
                runId,
                Model.named(store, Optional.of(modelId)),
                Metrics.read(store, modelId),
                Thresholds.read(store, modelId),
                Comparison.read(store, modelId),
                Agreement.read(store, modelId),
                GateAnswer.read(store, modelId),
                Drift.read(store, runId),
                Notes.read(store, modelId));
    }

    @Override
    public void print(Page page) {
        model.print(page);
        metrics.print(page);
        comparison.ofBothScores().print(page);
        thresholds.ofBothScores().print(page);
        agreement.print(page);
        gate.print(page);
        drift.print(page);
        notes.print(page);
    }
}
