package io.plumbline.training.calibration;

import io.plumbline.engine.model.Calibrator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Rows dealt into folds: candidates are fitted on the other folds and pay on their own. */
final class Folds {
    /** Probabilities are held this far from 0 and 1, where the logarithm has no end. */
    private static final double EDGE = 1e-15;

    private final double[] linearPredictors;
    private final boolean[] labels;
    private final int[] foldOfRow;
    private final int folds;

    Folds(double[] linearPredictors, boolean[] labels, int[] foldOfRow, int folds) {
        this.linearPredictors = linearPredictors;
        this.labels = labels;
        this.foldOfRow = foldOfRow;
        this.folds = folds;
    }

    /** How a candidate is fitted; empty where it cannot be. */
    interface Fitting {
        Optional<? extends Calibrator> fit(double[] linearPredictors, boolean[] labels);
    }

    /** Mean log loss over all rows; empty without rows, or where the candidate could not be fitted in every fold. */
    OptionalDouble loss(Fitting fitting) {
        double total = 0;
        for (int fold = 0; fold < folds; fold++) {
            int[] others = rows(fold, false);
            Optional<? extends Calibrator> calibrator = fitting.fit(predictors(others), labels(others));
            if (calibrator.isEmpty()) {
                return OptionalDouble.empty();
            }
            for (int row : rows(fold, true)) {
                total += loss(calibrator.get().probability(linearPredictors[row]), labels[row]);
            }
        }
        return labels.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / labels.length);
    }

    private static double loss(double probability, boolean label) {
        double held = Math.max(EDGE, Math.min(1 - EDGE, probability));
        return label ? -StrictMath.log(held) : -StrictMath.log1p(-held);
    }

    private int[] rows(int fold, boolean inside) {
        return IntStream.range(0, labels.length)
                .filter(row -> (foldOfRow[row] == fold) == inside)
                .toArray();
    }

    private double[] predictors(int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> linearPredictors[row]).toArray();
    }

    private boolean[] labels(int[] rows) {
        boolean[] picked = new boolean[rows.length];
        for (int k = 0; k < rows.length; k++) {
            picked[k] = labels[rows[k]];
        }
        return picked;
    }
}
