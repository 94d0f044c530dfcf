package io.plumbline.training.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {

    @Test
    void rowsOfOneInstantStayTogetherAndTheGapIsOneHorizonLong() {
        long[] position = {0, 0, 10, 10, 20, 20, 30, 30};
        Split split = Split.byTime(position, 20, 0.25);
        assertArrayEquals(new int[] {0, 1, 2, 3}, split.development());
        assertArrayEquals(new int[] {4, 5}, split.gap());
        assertArrayEquals(new int[] {6, 7}, split.test());
    }

    @Test
    void aLabelWindowThatEndsExactlyAtTheFirstTestInstantIsDevelopment() {
        Split split = Split.byTime(new long[] {0, 1, 30}, 30, 0.3);
        assertArrayEquals(new int[] {0}, split.development());
        assertArrayEquals(new int[] {1}, split.gap());
    }

    @Test
    void aTableInRowOrderIsCutAtTheExactRow() {
        long[] position = IntStream.range(0, 41_188).mapToLong(i -> i).toArray();
        Split split = Split.byTime(position, 0, 0.2);
        assertEquals(32_950, split.development().length);
        assertEquals(0, split.gap().length);
        assertEquals(8_238, split.test().length);
    }

    @Test
    void chanceGivesTheSamePartsForTheSameSeedAndEveryRowOnce() {
        Split split = Split.atRandom(100, 0.25, 7);
        assertEquals(25, split.test().length);
        assertArrayEquals(split.test(), Split.atRandom(100, 0.25, 7).test());
        int[] all = IntStream.concat(Arrays.stream(split.development()), Arrays.stream(split.test()))
                .sorted()
                .toArray();
        assertArrayEquals(Split.range(0, 100), all);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noTrainingLabelReachesIntoTheRowsItIsJudgedOn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long horizon = random.nextInt(40);
        long[] position = random.longs(200, 0, 100).sorted().toArray();
        Split split = Split.byTime(position, horizon, 0.25);
        assertPurged(position, horizon, split.development(), split.test());
        for (Fold fold : Fold.rolling(position, split.development().length, horizon, 4, rows -> rows >= 5)) {
            assertPurged(position, horizon, fold.train(), fold.validation());
        }
    }

    @Test
    void foldsByChanceJudgeEveryRowOnce() {
        int[] development = {1, 3, 5, 7, 9, 11, 13};
        List<Fold> folds = Fold.atRandom(development, 3, 1);
        int[] judged = folds.stream()
                .flatMapToInt(fold -> Arrays.stream(fold.validation()))
                .sorted()
                .toArray();
        assertArrayEquals(development, judged);
        for (Fold fold : folds) {
            assertEquals(development.length, fold.train().length + fold.validation().length);
        }
    }

    @Test
    void judgingBeginsOnceThereIsEnoughToLearnFrom() {
        long[] position = IntStream.range(0, 100).mapToLong(i -> i).toArray();
        List<Fold> folds = Fold.rolling(position, 100, 10, 4, rows -> rows >= 50);
        assertEquals(4, folds.size());
        assertEquals(59, folds.get(0).validation()[0]);
        assertEquals(50, folds.get(0).train().length);
        assertEquals(100, folds.get(3).validation()[folds.get(3).validation().length - 1] + 1);
        assertTrue(Fold.rolling(position, 100, 10, 4, rows -> false).isEmpty());
    }

    @Test
    void thereAreNoMoreFoldsThanInstantsToJudge() {
        long[] position = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        List<Fold> folds = Fold.rolling(position, 9, 1, 4, rows -> rows >= 3);
        assertEquals(2, folds.size());
        assertArrayEquals(new int[] {0, 1, 2}, folds.get(0).train());
        assertArrayEquals(new int[] {3, 4, 5}, folds.get(0).validation());
        assertArrayEquals(new int[] {6, 7, 8}, folds.get(1).validation());
    }

    private static void assertPurged(long[] position, long horizon, int[] train, int[] judged) {
        if (train.length > 0 && judged.length > 0) {
            long lastLabel = position[train[train.length - 1]] + horizon;
            assertTrue(lastLabel <= position[judged[0]], "label until " + lastLabel + ", judged from " + judged[0]);
            assertTrue(train[train.length - 1] < judged[0]);
        }
    }
}
