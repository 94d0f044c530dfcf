package io.plumbline.training.compare;

import io.plumbline.engine.store.Store;
import io.plumbline.training.compare.CalledLeads.Member;
import io.plumbline.training.curve.Unit;
import io.plumbline.training.metric.ClusterBootstrap;
import io.plumbline.training.metric.ClusterSums;
import io.plumbline.training.metric.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The four quadrants of the two scores at their chosen thresholds, on the test rows, in both units: rows, where both
 * scores are those of the same lead at the same moment, and leads called once.
 */
public final class Agreement {
    private static final List<Quadrant> QUADRANTS = List.of(
            new Quadrant(true, true), new Quadrant(true, false), new Quadrant(false, true), new Quadrant(false, false));

    private Agreement() {}

    /** Counts and stores the quadrants of every level for which both scorers have a threshold. */
    public static void store(TestRows test, ClusterBootstrap bootstrap) {
        for (ChosenThresholds level : ChosenThresholds.read(test.store(), test.modelId())) {
            HoldoutColumns rows = test.of(level.labelStep());
            Optional<double[]> amounts = test.amounts(level.labelStep());
            for (Unit unit : Unit.values()) {
                store(test.store(), test.modelId(), level, unit, rows, amounts, bootstrap);
            }
        }
    }

    private static void store(
            Store store,
            long modelId,
            ChosenThresholds level,
            Unit unit,
            HoldoutColumns rows,
            Optional<double[]> amounts,
            ClusterBootstrap bootstrap) {
        List<Member> members = CalledLeads.of(unit, level, rows.columns()).members();
        List<Flagged> quadrants = new ArrayList<>();
        QUADRANTS.forEach(quadrant -> quadrants.add(Flagged.of(
                members.stream()
                        .filter(member -> member.isIn(quadrant.byPoints(), quadrant.byPredictive()))
                        .toList(),
                rows.clusters().rows())));
        ClusterSums sums = ClusterSums.of(
                rows.clusters(),
                bootstrap,
                quadrants.stream()
                        .flatMap(quadrant -> Stream.of(quadrant.positives(), quadrant.all()))
                        .toArray(double[][]::new));
        for (int q = 0; q < quadrants.size(); q++) {
            int part = 2 * q;
            Estimate conversion = sums.share(sum -> sum[part], sum -> sum[part + 1]);
            write(store, modelId, level, unit, QUADRANTS.get(q), quadrants.get(q), conversion, amounts);
        }
    }

    private static void write(
            Store store,
            long modelId,
            ChosenThresholds level,
            Unit unit,
            Quadrant quadrant,
            Flagged flagged,
            Estimate conversion,
            Optional<double[]> amounts) {
        store.insert(
                "insert into agreement values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                modelId,
                level.level(),
                unit.word(),
                level.labelStep(),
                quadrant.byPoints(),
                quadrant.byPredictive(),
                (long) flagged.members().size(),
                flagged.leads(),
                flagged.positiveCount(),
                conversion.low(),
                conversion.high(),
                amounts.map(flagged::amount).orElseGet(OptionalDouble::empty));
    }

    private record Quadrant(boolean byPoints, boolean byPredictive) {}
}
