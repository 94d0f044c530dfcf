package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns kept as codes give what the same columns give as numbers. */
class LevelColumnsTest {

    @ParameterizedTest
    @CsvSource({"700, 1, 0.01", "700, 2, 1", "700, 3, 1e4", "1500, 4, 1e6"})
    void codesGiveTheFitOfTheSlowTwin(int rows, long seed, double c) {
        Mixed mixed = Mixed.of(rows, seed);
        double[][] plain =
                IntStream.range(0, rows).mapToObj(mixed.matrix()::row).toArray(double[][]::new);

        LogisticFit fit = new LogisticTrainer(c, 2).fit(mixed.matrix(), mixed.labels());

        double[] expected = SlowTwin.optimum(plain, mixed.labels(), c);
        assertEquals(expected[0], fit.intercept(), 1e-6);
        for (int j = 0; j < fit.weights().size(); j++) {
            assertEquals(expected[j + 1], fit.weights().get(j), 1e-6, "weight " + j);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 20_000})
    void codesGiveTheFitAndTheErrorsOfNumbers(int rows) {
        Mixed mixed = Mixed.of(rows, 5);

        LogisticFit coded = new LogisticTrainer(1, 2).fit(mixed.matrix(), mixed.labels());
        LogisticFit plain = new LogisticTrainer(1, 2).fit(asNumbers(mixed.matrix()), mixed.labels());

        assertEquals(plain.objective(), coded.objective(), 1e-9 * plain.objective());
        assertEquals(plain.interceptError(), coded.interceptError(), 1e-7);
        for (int j = 0; j < plain.weights().size(); j++) {
            assertEquals(plain.weights().get(j), coded.weights().get(j), 1e-8);
            assertEquals(plain.weightErrors().get(j), coded.weightErrors().get(j), 1e-7);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 40_000})
    void threadsDoNotChangeABit(int rows) {
        Mixed mixed = Mixed.of(rows, 6);

        LogisticFit one = new LogisticTrainer(0.5, 1).fit(mixed.matrix(), mixed.labels());

        assertEquals(one, new LogisticTrainer(0.5, 2).fit(mixed.matrix(), mixed.labels()));
        assertEquals(one, new LogisticTrainer(0.5, 3).fit(mixed.matrix(), mixed.labels()));
    }

    @Test
    void threadsDoNotChangeABitOfAPath() {
        Mixed mixed = Mixed.of(40_000, 7);
        List<Double> weights = List.of(0.01, 0.1, 1.0, 10.0);

        List<double[]> one =
                RegularisationPath.linearPredictors(mixed.matrix(), mixed.labels(), weights, mixed.matrix(), 1);
        List<double[]> two =
                RegularisationPath.linearPredictors(mixed.matrix(), mixed.labels(), weights, mixed.matrix(), 2);

        for (int k = 0; k < weights.size(); k++) {
            assertArrayEquals(one.get(k), two.get(k));
            double[] alone = new LogisticTrainer(weights.get(k), 2)
                    .fit(mixed.matrix(), mixed.labels())
                    .linearPredictors(mixed.matrix());
            assertArrayEquals(alone, one.get(k), 1e-8);
        }
    }

    @Test
    void theSummariesAreThoseOfNumbers() {
        DesignMatrix matrix = Mixed.of(900, 8).matrix();

        List<FeatureSummary> coded = FeatureSummary.of(matrix);
        List<FeatureSummary> plain = FeatureSummary.of(asNumbers(matrix));

        for (int j = 0; j < coded.size(); j++) {
            assertEquals(plain.get(j).name(), coded.get(j).name());
            assertEquals(plain.get(j).min(), coded.get(j).min());
            assertEquals(plain.get(j).max(), coded.get(j).max());
            assertEquals(plain.get(j).mean(), coded.get(j).mean(), 1e-12);
            assertEquals(plain.get(j).variance(), coded.get(j).variance(), 1e-12);
        }
    }

    @Test
    void aCodeThatIsNoLevelIsRefused() {
        assertEquals(
                "Column 'a' and those after it hold codes that are none of its levels",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DesignMatrix.of(List.of("a", "b"), List.of(new Levels(2, new short[] {0, 3})), 2))
                        .getMessage());
    }

    private static DesignMatrix asNumbers(DesignMatrix matrix) {
        double[][] columns = new double[matrix.width()][matrix.rows()];
        for (int i = 0; i < matrix.rows(); i++) {
            double[] row = matrix.row(i);
            for (int j = 0; j < row.length; j++) {
                columns[j][i] = row[j];
            }
        }
        return DesignMatrix.of(matrix.names(), columns, matrix.rows());
    }

    /** Five columns of numbers, a category all rows have, one most lack, and a flag. */
    private record Mixed(DesignMatrix matrix, boolean[] labels) {
        static Mixed of(int rows, long seed) {
            Random random = new Random(seed);
            List<ColumnBlock> blocks = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                blocks.add(new Numbers(random.doubles(rows, -1.7, 1.7).toArray()));
            }
            blocks.add(2, levels(rows, 4, 4, random));
            blocks.add(levels(rows, 6, 30, random));
            blocks.add(levels(rows, 1, 5, random));
            int width = blocks.stream().mapToInt(ColumnBlock::width).sum();
            DesignMatrix matrix = DesignMatrix.of(
                    IntStream.range(0, width).mapToObj(j -> "x" + j).toList(), blocks, rows);
            boolean[] labels = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                double[] row = matrix.row(i);
                double predictor = -1;
                for (int j = 0; j < row.length; j++) {
                    predictor += (j % 3 - 1) * 0.7 * row[j];
                }
                labels[i] = random.nextDouble() < Logistic.probability(predictor);
            }
            return new Mixed(matrix, labels);
        }

        /** Codes up to {@code outOf}; those past the last level mean none. */
        private static Levels levels(int rows, int width, int outOf, Random random) {
            short[] codes = new short[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = (short) Math.min(width, random.nextInt(outOf));
            }
            return new Levels(width, codes);
        }
    }
}
