package io.plumbline.training.fit;

import io.plumbline.training.fit.PenalisedLoss.Point;
import java.util.Optional;

/**
 * Newton's method with backtracking on one {@link PenalisedLoss}. A factorised Hessian is kept while steps made with it
 * bring the search ten times closer; while far from the optimum it may come from a tenth of the rows, as long as that
 * helps. The squared Newton decrement, gradient times step, measures the way left to go, in units of the larger of the
 * penalty and the log loss.
 */
final class NewtonSearch {
    private static final int MOST_ROUNDS = 400;
    private static final int MOST_HALVINGS = 40;
    private static final double CONVERGED = 1e-20;
    /** At most this far away, a search that rounding keeps from coming closer has arrived. */
    private static final double ROUNDING_FLOOR = 1e-12;

    private static final double NEAR = 1e-6;
    private static final double KEEP_HESSIAN = 0.01;
    /** A step by a Hessian of some of the rows that comes no closer than this calls for all of them. */
    private static final double SAMPLE_HELPS = 0.25;

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double FLATTER = 0.5;
    private static final double VALUE_ROUNDING = 1e-12;

    private final PenalisedLoss loss;
    private int stride;
    private Point point;
    private SquareSystem system;
    private boolean fresh = true;
    private int iterations;

    /**
     * @param stride the Hessian is taken from every {@code stride}-th row until the optimum is near
     */
    NewtonSearch(PenalisedLoss loss, double[] start, int stride) {
        this.loss = loss;
        this.stride = stride;
        this.point = loss.at(start);
        this.system = loss.hessian(point, stride);
    }

    /** Steps taken so far. */
    int iterations() {
        return iterations;
    }

    /** The optimum. */
    Point optimum() {
        double before = Double.POSITIVE_INFINITY;
        double decrement = before;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] step = system.solve(point.gradient());
            double slope = dot(step, point.gradient());
            decrement = slope / loss.unit();
            if (arrived(decrement, before)) {
                return point;
            }
            if (wantsBetterHessian(decrement, before)) {
                refresh(decrement <= NEAR || (fresh && stride > 1) ? 1 : stride);
                continue;
            }
            Optional<Point> next = backtrack(step, slope);
            if (next.isPresent()) {
                before = decrement;
                point = next.get();
                fresh = false;
                iterations++;
            } else if (fresh && stride == 1) {
                break;
            } else {
                refresh(1);
            }
        }
        if (decrement <= ROUNDING_FLOOR) {
            return point;
        }
        throw new NotConvergedException(iterations, decrement);
    }

    private boolean arrived(double decrement, double before) {
        boolean stalled = fresh && decrement <= ROUNDING_FLOOR && decrement >= before / 4;
        return stride == 1 && (decrement <= CONVERGED || stalled);
    }

    private boolean wantsBetterHessian(double decrement, double before) {
        boolean sampleIsSpent = decrement <= NEAR || (fresh && decrement > SAMPLE_HELPS * before);
        return (stride > 1 && sampleIsSpent) || (!fresh && decrement > KEEP_HESSIAN * before);
    }

    private void refresh(int newStride) {
        stride = newStride;
        system = loss.hessian(point, stride);
        fresh = true;
    }

    private Optional<Point> backtrack(double[] step, double slope) {
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            Point next = loss.at(moved(step, length));
            if (acceptable(next, step, length, slope)) {
                return Optional.of(next);
            }
            length /= 2;
        }
        return Optional.empty();
    }

    /** Armijo's condition, or near the optimum, where values differ by less than their rounding, a flatter slope. */
    private boolean acceptable(Point next, double[] step, double length, double slope) {
        boolean lower = next.value() <= point.value() - SUFFICIENT_DECREASE * length * slope;
        boolean level = next.value() <= point.value() * (1 + VALUE_ROUNDING);
        boolean flatter = Math.abs(dot(step, next.gradient())) <= FLATTER * slope;
        return lower || (level && flatter);
    }

    private double[] moved(double[] step, double length) {
        double[] coefficients = point.coefficients().clone();
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] -= length * step[k];
        }
        return coefficients;
    }

    private static double dot(double[] a, double[] b) {
        double total = 0;
        for (int k = 0; k < a.length; k++) {
            total += a[k] * b[k];
        }
        return total;
    }
}
