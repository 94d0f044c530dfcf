package io.plumbline.training.gate;

import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What retraining would have said: rows are divided into a few blocks in the order of time, and each is predicted by a
 * model of the recipe that was fitted on the rows mature when the block begins.
 */
record Rolling(Store store, EarlierRows earlier, Recipe recipe, int threads) {
    /** More would cost a fit each and differ little. */
    private static final int BLOCKS = 4;

    /** Empty when the rows before one of the blocks are not of both outcomes. */
    Optional<Scored> predict(TestRows rows) {
        Optional<Scored> all = Optional.empty();
        String learnedFrom = "";
        Optional<Recipe.Fitted> fitted = Optional.empty();
        for (int[] block : blocks(rows.position())) {
            String condition = earlier.before(rows.position()[block[0]]);
            if (!condition.equals(learnedFrom)) {
                fitted = recipe.learn(store, condition, threads);
                learnedFrom = condition;
            }
            if (fitted.isEmpty()) {
                return Optional.empty();
            }
            Scored scored = fitted.get().predict(store, range(rows, block));
            all = Optional.of(all.map(before -> before.then(scored)).orElse(scored));
        }
        return all;
    }

    private static String range(TestRows rows, int[] block) {
        return "row_id between " + (long) rows.rowId()[block[0]] + " and "
                + (long) rows.rowId()[block[block.length - 1]];
    }

    /**
     * Divides rows in the order of time; rows of one position stay together.
     *
     * @param position ascending, at least one
     * @return the places of each block's rows
     */
    static List<int[]> blocks(double[] position) {
        List<int[]> blocks = new ArrayList<>();
        int begin = 0;
        for (int block = 1; block <= BLOCKS; block++) {
            int end = (int) ((long) position.length * block / BLOCKS);
            while (end < position.length && end > 0 && position[end] == position[end - 1]) {
                end++;
            }
            if (end > begin) {
                blocks.add(IntStream.range(begin, end).toArray());
                begin = end;
            }
        }
        return blocks;
    }
}
