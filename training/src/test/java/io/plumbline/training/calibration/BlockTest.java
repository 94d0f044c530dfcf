package io.plumbline.training.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {
    @Test
    void neighboursThatFallAreJoinedUntilRatesRise() {
        List<Block> groups = List.of(
                new Block(1, 0, 1), new Block(1, 1, 2), new Block(2, 1, 6), new Block(1, 0, 4), new Block(1, 1, 5));

        assertEquals(List.of(new Block(1, 0, 1), new Block(4, 2, 12), new Block(1, 1, 5)), Block.pooled(groups));
    }

    @Test
    void equalRatesAreOneBlock() {
        assertEquals(List.of(new Block(6, 3, 5)), Block.pooled(List.of(new Block(2, 1, 1), new Block(4, 2, 4))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pooledRatesEqualTheMinMaxFormula(long seed) {
        Random random = new Random(seed);
        List<Block> groups = IntStream.range(0, 60)
                .mapToObj(k -> {
                    int rows = 1 + random.nextInt(9);
                    return new Block(rows, random.nextInt(rows + 1), (double) k * rows);
                })
                .toList();

        List<Block> pooled = Block.pooled(groups);

        int group = 0;
        for (Block block : pooled) {
            for (long rows = 0; rows < block.rows(); rows += groups.get(group++).rows()) {
                assertEquals(minMaxRate(groups, group), block.rate(), 1e-12);
            }
        }
        assertEquals(groups.size(), group);
    }

    /** Robertson, Wright and Dykstra 1988, theorem 1.4.4. */
    private static double minMaxRate(List<Block> groups, int at) {
        double highest = 0;
        for (int from = 0; from <= at; from++) {
            double lowest = 1;
            for (int to = at; to < groups.size(); to++) {
                List<Block> span = groups.subList(from, to + 1);
                long rows = span.stream().mapToLong(Block::rows).sum();
                long positives = span.stream().mapToLong(Block::positives).sum();
                lowest = Math.min(lowest, (double) positives / rows);
            }
            highest = Math.max(highest, lowest);
        }
        return highest;
    }
}
