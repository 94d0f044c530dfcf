package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
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

    /** Stores the figures. */
    void write(OptionalDouble ofScorer, OptionalDouble ofBaseline, Estimate difference) {
        store.insert(
                "insert into comparison\nselect ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + hindsight(),
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
                difference.high());
    }

    /** Whether points of the test rows are not those that were in force at their snapshots. */
    private String hindsight() {
        if (baseline.equals(Scorer.POINTS.word())) {
            return anyTestRow("h.points_then is distinct from h.points");
        }
        return baseline.equals(Metrics.POINTS_THEN) ? anyTestRow("h.points_then is null") : "false";
    }

    private String anyTestRow(String condition) {
        return """
                exists (
                    select 1
                    from holdout_score as h
                    where h.model_id = %s
                        and h.part = %s
                        and %s
                )""".formatted(modelId, Sql.literal(Part.TEST.word()), condition);
    }
}
