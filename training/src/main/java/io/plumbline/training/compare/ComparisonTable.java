package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.metric.Metric;
import java.util.OptionalDouble;
import java.util.Set;

/** Writes the table {@code comparison} of a model: a scorer against another one on the same test rows, by one metric. */
final class ComparisonTable {
    private static final Set<String> LOSSES = Set.of(Metric.LOG_LOSS.id(), Metric.BRIER.id());

    private final Store store;
    private final long modelId;
    private final boolean pointsAreOfNow;
    private final boolean someThenAreUnknown;

    ComparisonTable(Store store, long modelId) {
        this.store = store;
        this.modelId = modelId;
        this.pointsAreOfNow = anyTestRow("h.points_then is distinct from h.points");
        this.someThenAreUnknown = anyTestRow("h.points_then is null");
    }

    /**
     * Who is held against whom.
     *
     * @param segment all, or which rows
     */
    record Pair(String scorer, String baseline, Unit unit, String labelStep, String segment) {
        /** Of all rows. */
        Pair(String scorer, String baseline, Unit unit, String labelStep) {
            this(scorer, baseline, unit, labelStep, CurveKey.ALL);
        }

        boolean has(String name) {
            return scorer.equals(name) || baseline.equals(name);
        }
    }

    /** Stores the figures of one metric, with the verdict that the interval gives. */
    void write(Pair pair, String metric, OptionalDouble ofScorer, OptionalDouble ofBaseline, Estimate difference) {
        ComparisonVerdict verdict = ComparisonVerdict.of(difference, lowerIsBetter(metric));
        write(pair, metric, ofScorer, ofBaseline, difference, verdict);
    }

    /** Stores the figures of one metric. */
    void write(
            Pair pair,
            String metric,
            OptionalDouble ofScorer,
            OptionalDouble ofBaseline,
            Estimate difference,
            ComparisonVerdict verdict) {
        store.insert(
                "insert into comparison values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                pair.scorer(),
                pair.baseline(),
                pair.unit().word(),
                pair.labelStep(),
                metric,
                ofScorer,
                ofBaseline,
                difference.value(),
                difference.low(),
                difference.high(),
                hindsight(pair),
                pair.segment(),
                verdict.word());
    }

    private static boolean lowerIsBetter(String metric) {
        return LOSSES.contains(metric) || metric.startsWith("volume");
    }

    /** Whether points of the test rows are not those that were in force at their snapshots. */
    private boolean hindsight(Pair pair) {
        return pair.has(Scorer.POINTS.word()) ? pointsAreOfNow : pair.has(Metrics.POINTS_THEN) && someThenAreUnknown;
    }

    private boolean anyTestRow(String condition) {
        return store.number("""
                        select
                            count(*)
                        from holdout_score as h
                        where h.model_id = %s
                            and h.part = %s
                            and %s
                        """.formatted(modelId, Sql.literal(Part.TEST.word()), condition))
                        .orElseThrow()
                > 0;
    }
}
