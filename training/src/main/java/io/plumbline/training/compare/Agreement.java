package io.plumbline.training.compare;

import io.plumbline.engine.store.Columns;
import io.plumbline.engine.store.Store;
import io.plumbline.training.curve.Part;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Estimate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The four quadrants of the two scores at their chosen thresholds, on the test rows, in unit row: both scores are those
 * of the same lead at the same moment.
 */
public final class Agreement {
    private static final List<Quadrant> QUADRANTS = List.of(
            new Quadrant(true, true), new Quadrant(true, false), new Quadrant(false, true), new Quadrant(false, false));

    private Agreement() {}

    /** Counts and stores the quadrants of every level for which both scorers have a threshold. */
    public static void store(Store store, long modelId, ClusterBootstrap bootstrap) {
        for (LevelThresholds level : levels(store, modelId)) {
            HoldoutColumns rows = HoldoutColumns.read(store, modelId, Part.TEST, level.labelStep());
            List<Counted> quadrants = QUADRANTS.stream()
                    .map(quadrant -> Counted.of(quadrant, level, rows.columns()))
                    .toList();
            ClusterSums sums = ClusterSums.of(
                    rows.clusters(),
                    bootstrap,
                    quadrants.stream()
                            .flatMap(quadrant -> Stream.of(quadrant.positives(), quadrant.members()))
                            .toArray(double[][]::new));
            for (int q = 0; q < quadrants.size(); q++) {
                int part = 2 * q;
                Estimate conversion = sums.share(sum -> sum[part], sum -> sum[part + 1]);
                write(store, modelId, level, quadrants.get(q), conversion);
            }
        }
    }

    private static List<LevelThresholds> levels(Store store, long modelId) {
        return store.rows(
                """
                select
                    p.level as level,
                    p.label_step as label_step,
                    p.threshold as points,
                    m.threshold as predictive
                from threshold as p
                join threshold as m on m.model_id = p.model_id and m.level = p.level and m.segment = p.segment
                where p.model_id = %s
                    and p.scorer = 'points'
                    and m.scorer = 'predictive'
                    and p.segment = 'all'
                    and p.threshold is not null
                    and m.threshold is not null
                order by p.level
                """.formatted(modelId),
                row -> new LevelThresholds(
                        row.text("level"), row.text("label_step"), row.real("points"), row.real("predictive")));
    }

    private static void write(Store store, long modelId, LevelThresholds level, Counted counted, Estimate conversion) {
        store.insert(
                "insert into agreement values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                level.level(),
                Unit.ROW.word(),
                level.labelStep(),
                counted.quadrant().byPoints(),
                counted.quadrant().byPredictive(),
                count(counted.members()),
                counted.leads(),
                count(counted.positives()),
                conversion.low(),
                conversion.high());
    }

    private static long count(double[] flags) {
        return (long) Arrays.stream(flags).sum();
    }

    private record LevelThresholds(String level, String labelStep, double points, double predictive) {}

    private record Quadrant(boolean byPoints, boolean byPredictive) {}

    /** The rows of a quadrant, flagged 1 or 0, and how many leads they belong to. */
    private record Counted(Quadrant quadrant, double[] members, double[] positives, long leads) {
        static Counted of(Quadrant quadrant, LevelThresholds level, Columns rows) {
            double[] points = rows.column("points");
            double[] probabilities = rows.column("probability");
            boolean[] labels = rows.truth("label");
            int[] lead = rows.whole("lead");
            double[] members = new double[labels.length];
            double[] positives = new double[labels.length];
            BitSet leads = new BitSet();
            for (int i = 0; i < labels.length; i++) {
                boolean byPoints = points[i] >= level.points();
                boolean byPredictive = probabilities[i] >= level.predictive();
                if (byPoints == quadrant.byPoints() && byPredictive == quadrant.byPredictive()) {
                    members[i] = 1;
                    positives[i] = labels[i] ? 1 : 0;
                    leads.set(lead[i]);
                }
            }
            return new Counted(quadrant, members, positives, leads.cardinality());
        }
    }
}
