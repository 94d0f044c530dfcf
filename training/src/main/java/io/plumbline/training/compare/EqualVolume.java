package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.CurveKey;
import io.plumbline.training.curve.OperatingPoint;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.PrecisionRecallCurve;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.threshold.Calls;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Conversions found when the prediction calls exactly as many leads as the points do at their threshold, on the test
 * rows, in unit entry. Between two points of the curve tied leads are shared fractionally. The interval holds both
 * thresholds and that share fixed.
 */
public final class EqualVolume {
    private static final String METRIC = "conversions_at_equal_volume";

    private final Store store;
    private final long modelId;
    private final ClusterBootstrap bootstrap;

    private EqualVolume(Store store, long modelId, ClusterBootstrap bootstrap) {
        this.store = store;
        this.modelId = modelId;
        this.bootstrap = bootstrap;
    }

    /** Compares at the points' threshold of every level that has one. */
    public static void store(Store store, long modelId, ClusterBootstrap bootstrap) {
        EqualVolume comparison = new EqualVolume(store, modelId, bootstrap);
        store.rows(
                        """
                        select
                            level,
                            label_step,
                            threshold
                        from threshold
                        where model_id = %s
                            and scorer = %s
                            and threshold is not null
                        order by level
                        """.formatted(modelId, Sql.literal(Scorer.POINTS.word())),
                        row -> new PointsThreshold(row.text("level"), row.text("label_step"), row.real("threshold")))
                .forEach(comparison::compare);
    }

    private void compare(PointsThreshold points) {
        Calls byPoints = Calls.at(store, modelId, Part.TEST, Scorer.POINTS, points.labelStep(), points.threshold());
        double volume = java.util.Arrays.stream(byPoints.called()).sum();
        PrecisionRecallCurve curve = PrecisionRecallCurve.read(
                store, new CurveKey(modelId, Scorer.PREDICTIVE, Part.TEST, Unit.ENTRY, points.labelStep()));
        Optional<Between> between = Between.of(curve, volume);
        if (between.isPresent()) {
            write(points, byPoints, found(points.labelStep(), between.get()));
        }
    }

    private double[] found(String labelStep, Between between) {
        double[] above = between.above().isEmpty()
                ? null
                : called(labelStep, between.above().getAsDouble());
        double[] below = called(labelStep, between.below());
        double[] found = new double[below.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = between.share() * below[i] + (above == null ? 0 : (1 - between.share()) * above[i]);
        }
        return found;
    }

    private double[] called(String labelStep, double threshold) {
        return Calls.at(store, modelId, Part.TEST, Scorer.PREDICTIVE, labelStep, threshold)
                .found();
    }

    private void write(PointsThreshold points, Calls byPoints, double[] foundByPredictive) {
        ClusterSums sums = ClusterSums.of(byPoints.clusters(), bootstrap, foundByPredictive, byPoints.found());
        Estimate difference = sums.estimate(sum -> OptionalDouble.of(sum[0] - sum[1]));
        new ComparisonRow(
                        store,
                        modelId,
                        Scorer.POINTS.word(),
                        Unit.ENTRY,
                        points.labelStep(),
                        METRIC + "_" + points.level())
                .write(
                        sums.estimate(sum -> OptionalDouble.of(sum[0])).value(),
                        sums.estimate(sum -> OptionalDouble.of(sum[1])).value(),
                        difference);
    }

    private record PointsThreshold(String level, String labelStep, double threshold) {}

    /**
     * Where on a curve a volume lies.
     *
     * @param above the threshold that calls fewer; empty when that is nobody
     * @param below the threshold that calls as many or more
     * @param share share of the step from above to below, above 0 and at most 1
     */
    private record Between(OptionalDouble above, double below, double share) {
        static Optional<Between> of(PrecisionRecallCurve curve, double volume) {
            List<OperatingPoint> points = curve.points();
            for (int i = 0; i < points.size(); i++) {
                if ((double) points.get(i).called() >= volume) {
                    double before = i == 0 ? 0 : points.get(i - 1).called();
                    double step = points.get(i).called() - before;
                    OptionalDouble above = i == 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(points.get(i - 1).threshold());
                    return Optional.of(
                            new Between(above, points.get(i).threshold(), step == 0 ? 1 : (volume - before) / step));
                }
            }
            return Optional.empty();
        }
    }
}
