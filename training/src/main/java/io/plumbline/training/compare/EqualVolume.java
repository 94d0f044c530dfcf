package io.plumbline.training.compare;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Scorer;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Estimate;
import io.plumbline.training.threshold.Calls;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Conversions found when the prediction calls exactly as many leads as the points do at their threshold, on the test
 * rows, in unit entry. The prediction ranks by the linear predictor, which breaks ties that calibration makes; tied leads
 * are shared fractionally. The interval holds both thresholds and that share fixed.
 */
public final class EqualVolume {
    private static final String METRIC = "conversions_at_equal_volume";
    private static final String RANK = Sql.identifier(Scorer.PREDICTIVE.rankColumn());

    private final Store store;
    private final long modelId;
    private final ClusterBootstrap bootstrap;
    private final double[] highestFirst;

    private EqualVolume(Store store, long modelId, ClusterBootstrap bootstrap) {
        this.store = store;
        this.modelId = modelId;
        this.bootstrap = bootstrap;
        this.highestFirst = highestFirst(store, modelId);
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
                            and segment = 'all'
                            and threshold is not null
                        order by level
                        """.formatted(modelId, Sql.literal(Scorer.POINTS.word())),
                        row -> new PointsThreshold(row.text("level"), row.text("label_step"), row.real("threshold")))
                .forEach(comparison::compare);
    }

    private void compare(PointsThreshold points) {
        Calls byPoints = Calls.at(store, modelId, Part.TEST, Scorer.POINTS, points.labelStep(), points.threshold());
        int volume = (int) Arrays.stream(byPoints.called()).sum();
        if (volume > 0) {
            write(points, byPoints, found(points.labelStep(), Between.of(highestFirst, volume)));
        }
    }

    /** The best rank score that each lead reaches, the highest first. */
    private static double[] highestFirst(Store store, long modelId) {
        return store.columns("""
                        select
                            max(%s) as best
                        from holdout_score
                        where model_id = %s
                            and part = %s
                        group by lead_id
                        order by best desc
                        """.formatted(RANK, modelId, Sql.literal(Part.TEST.word())))
                .column("best");
    }

    private double[] found(String labelStep, Between between) {
        double[] found = called(labelStep, between.below());
        if (between.above().isPresent()) {
            double[] above = called(labelStep, between.above().getAsDouble());
            for (int i = 0; i < found.length; i++) {
                found[i] = between.share() * found[i] + (1 - between.share()) * above[i];
            }
        } else {
            Arrays.setAll(found, i -> between.share() * found[i]);
        }
        return found;
    }

    private double[] called(String labelStep, double threshold) {
        return Calls.at(store, modelId, Part.TEST, Scorer.PREDICTIVE.rankColumn(), labelStep, threshold)
                .found();
    }

    private void write(PointsThreshold points, Calls byPoints, double[] foundByPredictive) {
        ClusterSums sums = ClusterSums.of(byPoints.clusters(), bootstrap, foundByPredictive, byPoints.found());
        Estimate difference = sums.estimate(sum -> OptionalDouble.of(sum[0] - sum[1]));
        ComparisonRow.ofPredictive(
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
     * Where a volume lies among the leads' best scores.
     *
     * @param above the threshold that calls fewer; empty when that is nobody
     * @param below the threshold that calls as many or more
     * @param share of the leads tied at {@code below} that the volume has room for, above 0 and at most 1
     */
    private record Between(OptionalDouble above, double below, double share) {
        static Between of(double[] highestFirst, int volume) {
            double below = highestFirst[volume - 1];
            int higher = (int)
                    Arrays.stream(highestFirst).filter(best -> best > below).count();
            int tied = (int)
                    Arrays.stream(highestFirst).filter(best -> best == below).count();
            OptionalDouble above = higher == 0 ? OptionalDouble.empty() : OptionalDouble.of(highestFirst[higher - 1]);
            return new Between(above, below, (volume - higher) / (double) tied);
        }
    }
}
