package io.plumbline.cli.answer;

import io.plumbline.cli.terminal.Answer;
import io.plumbline.cli.terminal.Page;
import io.plumbline.engine.store.Store;

/**
 * Points held up against prediction: what it comes to, the figures, over all leads and by segment, whether the probability
 * can be believed, who was right, and the leads on which they differ.
 */
public record CompareAnswer(
        CompareVerdict verdict,
        Comparison comparison,
        SegmentComparison bySegment,
        Gains gains,
        Calibration calibration,
        Agreement agreement,
        SwapSets swapSets,
        SwapLeads swaps)
        implements Answer {

    /** Reads what training found for a model. */
    public static CompareAnswer read(Store store, long modelId) {
        Comparison comparison = Comparison.read(store, modelId);
        return new CompareAnswer(
                CompareVerdict.of(store, modelId, comparison),
                comparison,
                SegmentComparison.read(store, modelId),
                Gains.read(store, modelId),
                Calibration.read(store, modelId),
                Agreement.read(store, modelId),
                SwapSets.read(store, modelId),
                SwapLeads.read(store, modelId));
    }

    @Override
    public void print(Page page) {
        verdict.print(page);
        comparison.print(page);
        bySegment.print(page);
        gains.print(page);
        calibration.print(page);
        agreement.print(page);
        swapSets.print(page);
        swaps.print(page);
    }
}
