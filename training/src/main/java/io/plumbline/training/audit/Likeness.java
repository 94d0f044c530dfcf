package io.plumbline.training.audit;

import java.util.List;

/** How much alike rules count: the correlation of their firings over all rows. */
final class Likeness {
    private final double[][] correlation;

    private Likeness(double[][] correlation) {
        this.correlation = correlation;
    }

    /** Of rules that vary. */
    static Likeness of(List<double[]> firings) {
        double[][] centred = firings.stream().map(Likeness::standardised).toArray(double[][]::new);
        double[][] correlation = new double[centred.length][centred.length];
        for (int j = 0; j < centred.length; j++) {
            for (int k = 0; k <= j; k++) {
                correlation[j][k] = product(centred[j], centred[k]);
                correlation[k][j] = correlation[j][k];
            }
        }
        return new Likeness(correlation);
    }

    double of(int one, int other) {
        return correlation[one][other];
    }

    private static double[] standardised(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] centred = new double[values.length];
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
            squares += centred[i] * centred[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            centred[i] /= length;
        }
        return centred;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
