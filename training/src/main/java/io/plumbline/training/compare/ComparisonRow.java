package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.Estimate;
import java.util.OptionalDouble;

/** One row of the table {@code comparison}: a scorer against another one, by one metric. */
record ComparisonRow(
        Store store, long modelId, String scorer, String baseline, Unit unit, String labelStep, String metric) {

    /** The predictive score against another one. */
    static ComparisonRow ofPredictive(
            Store store, long modelId, String baseline, Unit unit, String labelStep, String metric) {
        return new ComparisonRow(store, modelId, Scorer.PREDICTIVE.word(), baseline, unit, labelStep, metric);
    }

    /** Stores the figures; points are those of the current scorecard, which did not exist then. */
    void write(OptionalDouble ofScorer, OptionalDouble ofBaseline, Estimate difference) {
        store.insert(
                "insert into comparison values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                scorer,
                baseline,
                unit.word(),
                labelStep,
                metric,
                ofScorer,
                ofBaseline,
                difference.value(),
                difference.low(),
                difference.high(),
                !baseline.equals(Scorer.PREDICTIVE.word()));
    }
}
