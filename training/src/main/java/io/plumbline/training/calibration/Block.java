package io.plumbline.training.calibration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rows with neighbouring linear predictors.
 *
 * @param rows count, at least 1
 * @param positives count, at most {@code rows}
 * @param predictorSum sum of their linear predictors
 */
record Block(long rows, long positives, double predictorSum) {

    double rate() {
        return (double) positives / rows;
    }

    double centre() {
        return predictorSum / rows;
    }

    private Block with(Block next) {
        return new Block(rows + next.rows, positives + next.positives, predictorSum + next.predictorSum);
    }

    private boolean atLeastTheRateOf(Block next) {
        return positives * next.rows >= next.positives * rows;
    }

    /**
     * Pools adjacent violators: joins neighbours until rates rise strictly (Ayer et al. 1955).
     *
     * @param groups by rising linear predictor
     */
    static List<Block> pooled(List<Block> groups) {
        Deque<Block> done = new ArrayDeque<>();
        for (Block group : groups) {
            Block block = group;
            while (!done.isEmpty() && done.getLast().atLeastTheRateOf(block)) {
                block = done.removeLast().with(block);
            }
            done.addLast(block);
        }
        return new ArrayList<>(done);
    }
}
