package io.plumbline.training.calibration;

import io.plumbline.engine.model.IsotonicCalibration;
import io.plumbline.engine.model.IsotonicCalibration.Knot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Isotonic calibration (Zadrozny and Elkan 2002). Rows are first put into at most a hundred groups of equal size by
 * their linear predictor, equal ones together; neighbours are pooled until rates rise; between the mean linear
 * predictors of the blocks the probability is a straight line.
 */
public final class IsotonicFitting {
    private static final int MOST_GROUPS = 100;

    private IsotonicFitting() {}

    /**
     * Fits. A lowest block without positives is taken to hold half a positive more than nothing, and a highest block
     * with nothing else half a negative, but never past the neighbouring block; so no probability is 0 or 1.
     *
     * @param linearPredictors finite, one per row, at least one row
     * @param labels outcome of each row
     */
    public static IsotonicCalibration fit(double[] linearPredictors, boolean[] labels) {
        List<Block> blocks = Block.pooled(groups(linearPredictors, labels));
        List<Knot> knots = new ArrayList<>();
        for (int k = 0; k < blocks.size(); k++) {
            double centre = blocks.get(k).centre();
            if (knots.isEmpty() || centre > knots.get(knots.size() - 1).linearPredictor()) {
                knots.add(new Knot(centre, probability(blocks, k)));
            }
        }
        return new IsotonicCalibration(knots);
    }

    private static double probability(List<Block> blocks, int k) {
        Block block = blocks.get(k);
        double half = 0.5 / (block.rows() + 1);
        if (block.positives() == 0) {
            return k + 1 < blocks.size() ? Math.min(half, blocks.get(k + 1).rate()) : half;
        }
        if (block.positives() == block.rows()) {
            return k > 0 ? Math.max(1 - half, blocks.get(k - 1).rate()) : 1 - half;
        }
        return block.rate();
    }

    private static List<Block> groups(double[] linearPredictors, boolean[] labels) {
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> linearPredictors[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Block> groups = new ArrayList<>();
        int size = (order.length + MOST_GROUPS - 1) / MOST_GROUPS;
        int start = 0;
        while (start < order.length) {
            int end = Math.min(order.length, start + size);
            while (end < order.length && linearPredictors[order[end]] == linearPredictors[order[end - 1]]) {
                end++;
            }
            groups.add(group(Arrays.copyOfRange(order, start, end), linearPredictors, labels));
            start = end;
        }
        return groups;
    }

    private static Block group(int[] rows, double[] linearPredictors, boolean[] labels) {
        long positives = Arrays.stream(rows).filter(i -> labels[i]).count();
        double sum = 0;
        for (int row : rows) {
            sum += linearPredictors[row];
        }
        return new Block(rows.length, positives, sum);
    }
}
