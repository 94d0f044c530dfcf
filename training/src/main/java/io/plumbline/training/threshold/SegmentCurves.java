package io.plumbline.training.threshold;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Curves of segments on their way into {@code pr_curve}, in unit entry. */
record SegmentCurves(Store store, long modelId, List<String> keys, List<double[]> points) {
    private static final int FIGURES = 6;

    SegmentCurves(Store store, long modelId) {
        this(store, modelId, new ArrayList<>(), new ArrayList<>());
    }

    void add(Scorer scorer, Part part, String step, String segment, PrecisionRecallCurve curve) {
        for (OperatingPoint point : curve.points()) {
            points.add(new double[] {
                keys.size(),
                point.threshold(),
                point.truePositives(),
                point.falsePositives(),
                point.falseNegatives(),
                point.trueNegatives()
            });
        }
        keys.add("(" + keys.size() + ", " + Sql.literal(scorer.word()) + ", " + Sql.literal(part.word()) + ", "
                + Sql.literal(step) + ", " + Sql.literal(segment) + ")");
    }

    void write() {
        if (points.isEmpty()) {
            return;
        }
        store.execute("create or replace temp table segment_curve"
                + " (key_no double, threshold double, tp double, fp double, fn double, tn double)");
        store.append(
                "segment_curve",
                IntStream.range(0, FIGURES)
                        .mapToObj(k ->
                                points.stream().mapToDouble(point -> point[k]).toArray())
                        .toArray(double[][]::new));
        store.execute("""
                insert into pr_curve
                select
                    %s as model_id,
                    k.scorer as scorer,
                    k.part as part,
                    %s as unit,
                    k.label_step as label_step,
                    k.segment as segment,
                    c.threshold as threshold,
                    cast(c.tp as bigint) as tp,
                    cast(c.fp as bigint) as fp,
                    cast(c.fn as bigint) as fn,
                    cast(c.tn as bigint) as tn,
                    case when c.tp + c.fp > 0 then c.tp / (c.tp + c.fp) end as precision,
                    case when c.tp + c.fn > 0 then c.tp / (c.tp + c.fn) end as recall
                from segment_curve as c
                join (values %s) as k(key_no, scorer, part, label_step, segment) on k.key_no = c.key_no
                order by c.key_no, c.threshold desc
                """.formatted(
                        modelId, Sql.literal(Unit.ENTRY.word()), keys.stream().collect(Collectors.joining(", "))));
        store.execute("drop table temp.segment_curve");
    }
}
