package io.plumbline.training.trial;

import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.CurvePlan;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import java.util.stream.IntStream;

/** The curves of other scores than a model's own, counted as the model's are: in a store that lives no longer than that. */
record TrialCurves(PrecisionRecallCurve byRow, PrecisionRecallCurve byEntry) {
    private static final long MODEL = 1;
    private static final String STEP = "target";

    static TrialCurves of(Columns rows, double[] scores) {
        boolean[] labels = rows.truth("label");
        try (Store counting = Store.inMemory()) {
            counting.execute("create temp table tried (lead double, snapshot double, label double, score double)");
            counting.append(
                    "tried",
                    rows.column("lead_no"),
                    rows.column("snapshot_no"),
                    IntStream.range(0, labels.length)
                            .mapToDouble(i -> labels[i] ? 1 : 0)
                            .toArray(),
                    scores);
            fill(counting);
            CurvePlan.store(counting, MODEL);
            return new TrialCurves(curve(counting, Unit.ROW), curve(counting, Unit.ENTRY));
        }
    }

    private static void fill(Store counting) {
        counting.execute("""
                insert into holdout_score by name
                select
                    1 as model_id,
                    'test' as part,
                    cast(cast(lead as bigint) as varchar) as lead_id,
                    snapshot as snapshot_no,
                    label > 0 as label,
                    score as linear_predictor,
                    score as probability,
                    0 as points,
                    0 as raw_points,
                    0 as fit,
                    0 as engagement,
                    0 as stage
                from tried
                """);
        counting.execute("""
                insert into holdout_label
                select
                    model_id,
                    part,
                    lead_id,
                    snapshot_no,
                    'target' as label_step,
                    label
                from holdout_score
                """);
    }

    private static PrecisionRecallCurve curve(Store counting, Unit unit) {
        return PrecisionRecallCurve.read(counting, new CurveKey(MODEL, Scorer.PREDICTIVE, Part.TEST, unit, STEP));
    }
}
