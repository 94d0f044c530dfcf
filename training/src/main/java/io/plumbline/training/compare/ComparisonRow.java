package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.Estimate;
import java.util.OptionalDouble;

/** One row of the table {@code comparison}: the predictive score against another one, by one metric. */
record ComparisonRow(Store store, long modelId, String baseline, Unit unit, String labelStep, String metric) {

    /** Stores the figures; the points are those of the current scorecard, which did not exist then. */
    void write(OptionalDouble predictive, OptionalDouble ofBaseline, Estimate difference) {
        store.insert(
                "insert into comparison values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                Scorer.PREDICTIVE.word(),
                baseline,
                unit.word(),
                labelStep,
                metric,
                predictive,
                ofBaseline,
                difference.value(),
                difference.low(),
                difference.high(),
                true);
    }
}
