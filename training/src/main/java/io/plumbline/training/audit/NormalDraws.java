package io.plumbline.training.audit;

import io.plumbline.training.metric.SplitMix64;
import org.apache.commons.math3.special.Erf;

/** Draws from the normal distribution that a fit's effects have, the same for the same seed. */
final class NormalDraws {
    private static final double HALF_STEP = 0x1.0p-54;
    private static final double SMALLEST = 1e-12;

    private final double[] centre;
    private final double[][] root;
    private final long seed;

    NormalDraws(double[] centre, double[][] covariance, long seed) {
        this.centre = centre;
        this.root = root(covariance);
        this.seed = seed;
    }

    double[] draw(int number) {
        SplitMix64 random = new SplitMix64(seed, number);
        double[] normal = new double[centre.length];
        for (int j = 0; j < normal.length; j++) {
            double uniform = (random.next() >>> 11) * 0x1.0p-53 + HALF_STEP;
            normal[j] = Math.sqrt(2) * Erf.erfInv(2 * uniform - 1);
        }
        double[] drawn = centre.clone();
        for (int j = 0; j < drawn.length; j++) {
            for (int k = 0; k <= j; k++) {
                drawn[j] += root[j][k] * normal[k];
            }
        }
        return drawn;
    }

    /** The lower triangular root; directions without variance, or with one that rounding has made negative, stay still. */
    private static double[][] root(double[][] covariance) {
        double[][] root = new double[covariance.length][covariance.length];
        for (int j = 0; j < root.length; j++) {
            for (int k = 0; k <= j; k++) {
                double left = covariance[j][k];
                for (int l = 0; l < k; l++) {
                    left -= root[j][l] * root[k][l];
                }
                if (j == k) {
                    root[j][j] = left > SMALLEST * covariance[j][j] ? Math.sqrt(left) : 0;
                } else {
                    root[j][k] = root[k][k] > 0 ? left / root[k][k] : 0;
                }
            }
        }
        return root;
    }
}
