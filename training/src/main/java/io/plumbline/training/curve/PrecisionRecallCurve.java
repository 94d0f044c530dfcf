package io.plumbline.training.curve;

import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve: one point per distinct score, highest threshold first, so that the number called never falls along it.
 *
 * @param points may be empty, when no row has the score
 */
public record PrecisionRecallCurve(List<OperatingPoint> points) {
    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /** Reads a stored curve. */
    public static PrecisionRecallCurve read(Store store, CurveKey key) {
        Columns columns = store.columns("""
                select
                    threshold,
                    tp,
                    fp,
                    fn,
                    tn
                from pr_curve
                where %s
                order by threshold desc
                """.formatted(key.condition()));
        double[] threshold = columns.column("threshold");
        double[] tp = columns.column("tp");
        double[] fp = columns.column("fp");
        double[] fn = columns.column("fn");
        double[] tn = columns.column("tn");
        List<OperatingPoint> points = new ArrayList<>(threshold.length);
        for (int i = 0; i < threshold.length; i++) {
            points.add(new OperatingPoint(threshold[i], (long) tp[i], (long) fp[i], (long) fn[i], (long) tn[i]));
        }
        return new PrecisionRecallCurve(points);
    }
}
