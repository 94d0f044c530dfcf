package io.plumbline.training.fit;

import io.plumbline.training.fit.PenalisedLoss.Point;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A fit, and the fits of the same rows without some of their columns: each begins where the fit of all columns lies, and
 * goes on with the second derivatives found there. They are near enough to their optima to compare how rows are ranked;
 * {@link LogisticTrainer} finds the optimum itself.
 */
public final class NearbyFits implements AutoCloseable {
    /** Squared Newton decrement, in units of the larger of penalty and log loss, at which ranks hardly change. */
    private static final double NEAR = 1e-3;

    /** A step that comes no closer than this calls for second derivatives of where it led. */
    private static final double HELPS = 0.3;

    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 30;

    private final DesignMatrix matrix;
    private final Shards shards;
    private final PenalisedLoss loss;
    private final double[] all;
    private final double[][] curvature;

    /**
     * Fits all columns.
     *
     * @param c weight of the log losses against the penalty, positive
     */
    public NearbyFits(DesignMatrix matrix, boolean[] labels, double c, int threads) {
        this.matrix = matrix;
        this.all = LogisticTrainer.path(matrix, labels, List.of(c), threads).get(0);
        this.shards = new Shards(matrix.rows(), threads);
        this.loss = new PenalisedLoss(matrix, labels, c, shards);
        this.curvature = loss.secondDerivatives(loss.gramAt(all));
    }

    /** The coefficients of all columns, intercept first. */
    public double[] all() {
        return all.clone();
    }

    /**
     * The coefficients of a fit without some columns: intercept first, 0 for the columns left out.
     *
     * @param dropped by the name of a column
     */
    public double[] without(Predicate<String> dropped) {
        int[] kept = IntStream.range(0, all.length)
                .filter(k -> k == 0 || !dropped.test(matrix.names().get(k - 1)))
                .toArray();
        double[] start = new double[all.length];
        for (int k : kept) {
            start[k] = all[k];
        }
        return search(start, kept);
    }

    /** Linear predictors of the rows of a matrix with the same columns. */
    public static double[] linearPredictors(double[] coefficients, DesignMatrix rows) {
        return Logistic.linearPredictors(coefficients, rows);
    }

    @Override
    public void close() {
        shards.close();
    }

    private double[] search(double[] start, int[] kept) {
        Point point = loss.at(start);
        SquareSystem system = among(curvature, kept);
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = picked(point.gradient(), kept);
            double[] way = system.solve(gradient);
            double decrement = 0;
            for (int k = 0; k < kept.length; k++) {
                decrement += way[k] * gradient[k];
            }
            if (decrement <= NEAR * loss.unit()) {
                break;
            }
            if (decrement > HELPS * before) {
                system = among(loss.secondDerivatives(loss.gram(point)), kept);
                before = Double.POSITIVE_INFINITY;
                continue;
            }
            before = decrement;
            point = lower(point, way, kept);
        }
        loss.leave(point);
        return point.coefficients();
    }

    /** The first point on the way, halving it, that is lower; the point itself when none is. */
    private Point lower(Point point, double[] way, int[] kept) {
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double[] moved = point.coefficients().clone();
            for (int k = 0; k < kept.length; k++) {
                moved[kept[k]] -= length * way[k];
            }
            Point next = loss.at(moved);
            if (next.value() < point.value()) {
                loss.leave(point);
                return next;
            }
            loss.leave(next);
            length /= 2;
        }
        return point;
    }

    private static SquareSystem among(double[][] curvature, int[] kept) {
        double[][] part = new double[kept.length][kept.length];
        for (int j = 0; j < kept.length; j++) {
            for (int l = 0; l <= j; l++) {
                part[j][l] = curvature[kept[j]][kept[l]];
            }
        }
        return SquareSystem.factorise(part);
    }

    private static double[] picked(double[] values, int[] kept) {
        double[] picked = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            picked[k] = values[kept[k]];
        }
        return picked;
    }
}
