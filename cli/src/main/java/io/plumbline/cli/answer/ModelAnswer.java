package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;

/** One model and all that is known about it. */
public record ModelAnswer(
        Model model,
        StatusHistory statuses,
        Metrics metrics,
        Calibration calibration,
        Thresholds thresholds,
        GateAnswer gate,
        Terms terms,
        Notes notes)
        implements Answer {

    /** Reads what the store holds about a model. */
    public static ModelAnswer read(Store store, Model model) {
        long id = model.modelId();
        return new ModelAnswer(
                model,
                StatusHistory.read(store, id),
                Metrics.read(store, id),
                Calibration.read(store, id),
                Thresholds.read(store, id),
                GateAnswer.read(store, id),
                Terms.read(store, id),
                Notes.read(store, id));
    }

    @Override
    public void print(Page page) {
        model.print(page);
        statuses.print(page);
        metrics.print(page);
        calibration.print(page);
        thresholds.ofBothScores().print(page);
        gate.print(page);
        terms.print(page);
        notes.print(page);
    }
}
