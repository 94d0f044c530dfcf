package io.plumbline.training.pipeline;

import io.plumbline.engine.workspace.SnapshotPolicy;
import io.plumbline.engine.workspace.SnapshotPolicy.Monthly;
import io.plumbline.engine.workspace.SnapshotPolicy.Timeless;
import io.plumbline.engine.workspace.TrainingPolicy;
import io.plumbline.engine.workspace.Workspace;
import io.plumbline.training.split.Fold;
import io.plumbline.training.split.Split;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the rows of a training run are divided.
 *
 * @param folds empty when the development part is too small for even one
 */
record Parts(Split split, List<Fold> folds) {
    /** Positives below which a part is called small; folds begin to judge once this many can be learned from. */
    static final int ENOUGH_POSITIVES = 200;

    private static final double MICROS_PER_MONTH = 365.25 / 12 * 86_400e6;

    /** Divides by the workspace's policies. */
    static Parts of(TrainingSet set, Workspace workspace) {
        long seed = workspace.training().seed();
        double share = workspace.training().testShare();
        if (workspace.training().snapshots() instanceof Timeless) {
            Split split = Split.atRandom(set.size(), share, seed);
            return new Parts(split, folds(set, workspace, split));
        }
        Split split = Split.byTime(set.position(), horizonMicros(workspace), share);
        return new Parts(split, folds(set, workspace, split));
    }

    private static List<Fold> folds(TrainingSet set, Workspace workspace, Split split) {
        TrainingPolicy policy = workspace.training();
        if (policy.snapshots() instanceof Timeless) {
            return Fold.atRandom(split.development(), Math.max(2, policy.folds()), policy.seed());
        }
        List<Fold> folds = rolling(set, workspace, split, ENOUGH_POSITIVES);
        return folds.isEmpty() ? rolling(set, workspace, split, policy.minimumPositives()) : folds;
    }

    private static List<Fold> rolling(TrainingSet set, Workspace workspace, Split split, int positivesToLearnFrom) {
        int[] positivesBefore = new int[set.size() + 1];
        for (int row = 0; row < set.size(); row++) {
            positivesBefore[row + 1] = positivesBefore[row] + (set.label()[row] ? 1 : 0);
        }
        return Fold.rolling(
                set.position(),
                split.development().length,
                horizonMicros(workspace),
                workspace.training().folds(),
                rows -> positivesBefore[rows] >= positivesToLearnFrom && positivesBefore[rows] < rows);
    }

    private static long horizonMicros(Workspace workspace) {
        boolean timed = workspace.training().snapshots().hasTime();
        Duration horizon = workspace.outcome().horizon().orElse(Duration.ZERO);
        return timed ? horizon.toNanos() / 1_000 : 0;
    }

    /** Length in months of the period that some rows were taken from; empty for tables without dates. */
    static OptionalDouble months(TrainingSet set, SnapshotPolicy policy, int[] rows) {
        if (!policy.hasTime() || rows.length == 0) {
            return OptionalDouble.empty();
        }
        if (policy instanceof Monthly) {
            return OptionalDouble.of((double) Arrays.stream(rows)
                    .map(row -> set.snapshot()[row])
                    .distinct()
                    .count());
        }
        long first = set.position()[rows[0]];
        long last = set.position()[rows[rows.length - 1]];
        return last > first ? OptionalDouble.of((last - first) / MICROS_PER_MONTH) : OptionalDouble.empty();
    }
}
