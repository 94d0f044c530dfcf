package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;

/** Points held up against prediction: the figures, whether the probability can be believed, who was right, and the leads on which they differ most. */
public record CompareAnswer(Comparison comparison, Calibration calibration, Agreement agreement, SwapLeads swaps)
        implements Answer {

    /** Reads what training found for a model. */
    public static CompareAnswer read(Store store, long modelId) {
        return new CompareAnswer(
                Comparison.read(store, modelId),
                Calibration.read(store, modelId),
                Agreement.read(store, modelId),
                SwapLeads.read(store, modelId));
    }

    @Override
    public void print(Page page) {
        comparison.print(page);
        calibration.print(page);
        agreement.print(page);
        swaps.print(page);
    }
}
