package io.plumbline.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegularisationPathTest {

    @Test
    void everyWeightReachesTheOptimumOfAFitOfItsOwn() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] columns = new double[3][400];
        boolean[] labels = new boolean[400];
        for (int i = 0; i < labels.length; i++) {
            for (double[] column : columns) {
                column[i] = random.nextDouble() - 0.5;
            }
            labels[i] = random.nextDouble() < Logistic.probability(columns[0][i] * 3 - columns[1][i]);
        }
        DesignMatrix matrix = DesignMatrix.of(List.of("a", "b", "c"), columns, labels.length);
        List<Double> weights = List.of(0.01, 1.0, 100.0);
        List<double[]> path = RegularisationPath.linearPredictors(matrix, labels, weights, matrix, 2);
        assertEquals(3, path.size());
        for (int k = 0; k < weights.size(); k++) {
            double[] alone =
                    new LogisticTrainer(weights.get(k), 1).fit(matrix, labels).linearPredictors(matrix);
            assertArrayEquals(alone, path.get(k), 1e-9);
        }
    }
}
