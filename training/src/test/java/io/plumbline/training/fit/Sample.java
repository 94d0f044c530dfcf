package io.plumbline.training.fit;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Seeded rows with known effects. */
record Sample(double[][] columns, boolean[] labels, double[] effects) {

    /** Columns alternate between standard normal values and 0/1 flags that are 1 in a quarter of the rows. */
    static Sample of(int rows, double intercept, double[] effects, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[effects.length][rows];
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double predictor = intercept;
            for (int j = 0; j < effects.length; j++) {
                double value = j % 2 == 0 ? random.nextGaussian() : random.nextDouble() < 0.25 ? 1 : 0;
                columns[j][i] = value;
                predictor += effects[j] * value;
            }
            labels[i] = random.nextDouble() < Logistic.probability(predictor);
        }
        return new Sample(columns, labels, effects);
    }

    DesignMatrix matrix() {
        List<String> names =
                IntStream.range(0, columns.length).mapToObj(j -> "x" + j).toList();
        return DesignMatrix.of(names, columns, labels.length);
    }

    double[][] rows() {
        DesignMatrix matrix = matrix();
        return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toArray(double[][]::new);
    }
}
