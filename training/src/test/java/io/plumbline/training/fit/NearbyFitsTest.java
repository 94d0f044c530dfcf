package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.training.fit.ColumnBlock.Levels;
import io.plumbline.training.fit.ColumnBlock.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearbyFitsTest {
    private static final int ROWS = 3_000;

    private final List<ColumnBlock> blocks = new ArrayList<>();
    private final boolean[] labels = new boolean[ROWS];

    NearbyFitsTest() {
        Random random = new Random(5);
        double[][] numbers = new double[4][ROWS];
        short[] codes = new short[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (double[] column : numbers) {
                column[i] = random.nextGaussian();
            }
            numbers[1][i] += numbers[0][i];
            codes[i] = (short) random.nextInt(4);
            double predictor = -2 + 3 * numbers[0][i] + numbers[2][i] - (codes[i] == 1 ? 1 : 0);
            labels[i] = random.nextDouble() < Logistic.probability(predictor);
        }
        for (double[] column : numbers) {
            blocks.add(new Numbers(column));
        }
        blocks.add(new Levels(3, codes));
    }

    @Test
    void withoutAColumnItIsNearTheOptimumOfTheOthers() {
        DesignMatrix all = DesignMatrix.of(List.of("a", "b", "c", "d", "x", "y", "z"), blocks, ROWS);
        try (NearbyFits fits = new NearbyFits(all, labels, 1, 2)) {
            LogisticFit whole = new LogisticTrainer(1, 2).fit(all, labels);
            assertArrayEquals(coefficients(whole), fits.all(), 1e-9);
            double[] near = fits.without("a"::equals);
            LogisticFit exact = new LogisticTrainer(1, 2)
                    .fit(
                            DesignMatrix.of(
                                    List.of("b", "c", "d", "x", "y", "z"), blocks.subList(1, blocks.size()), ROWS),
                            labels);
            assertEquals(0, near[1]);
            assertEquals(exact.intercept(), near[0], 0.01);
            for (int k = 0; k < exact.weights().size(); k++) {
                assertEquals(exact.weights().get(k), near[k + 2], 0.01);
            }
        }
    }

    @Test
    void withoutACategoryItIsNearTheOptimumOfTheOthers() {
        DesignMatrix all = DesignMatrix.of(List.of("a", "b", "c", "d", "x", "y", "z"), blocks, ROWS);
        try (NearbyFits fits = new NearbyFits(all, labels, 1, 1)) {
            double[] near = fits.without(name -> name.compareTo("x") >= 0);
            LogisticFit exact = new LogisticTrainer(1, 1)
                    .fit(DesignMatrix.of(List.of("a", "b", "c", "d"), blocks.subList(0, 4), ROWS), labels);
            double[] expected = coefficients(exact);
            for (int k = 0; k < expected.length; k++) {
                assertEquals(expected[k], near[k], 0.01);
            }
        }
    }

    private static double[] coefficients(LogisticFit fit) {
        double[] all = new double[fit.weights().size() + 1];
        all[0] = fit.intercept();
        for (int k = 1; k < all.length; k++) {
            all[k] = fit.weights().get(k - 1);
        }
        return all;
    }
}
