package io.plumbline.training.fit;

import io.plumbline.training.fit.PenalisedLoss.Point;
import java.util.Optional;

/**
 * Newton's method with backtracking on one {@link PenalisedLoss}. A factorised Hessian is kept while steps made with it
 * bring the search much closer; it comes from some of the rows as long as that helps. The squared Newton decrement,
 * gradient times step, measures the way left to go, in units of the larger of the penalty and the log loss.
 */
final class NewtonSearch {
    /** Where the search for an optimum of some of the rows may end: they are not all rows anyway. */
    static final double ROUGHLY = 1e-2;

    static final double CONVERGED = 1e-20;

    private static final int MOST_ROUNDS = 400;
    private static final int MOST_HALVINGS = 40;
    /** At most this far away, a search that rounding keeps from coming closer has arrived. */
    private static final double ROUNDING_FLOOR = 1e-12;

    private static final double KEEP_HESSIAN = 0.01;
    private static final double KEEP_SAMPLE = 0.02;
    /** A step by a Hessian of some of the rows that comes no closer than this calls for all of them. */
    private static final double SAMPLE_HELPS = 0.25;

    /** Here no linear predictor is further from its optimum than 0.0003 of its standard error. */
    private static final double AT_OPTIMUM = 1e-7;

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double FLATTER = 0.5;
    private static final double VALUE_ROUNDING = 1e-12;

    private final PenalisedLoss loss;
    private final double converged;
    private final boolean wantsGramOfOptimum;
    private PenalisedLoss curved;
    private Point point;
    private double[] gram;
    private SquareSystem system;
    private boolean fresh;
    private boolean sampled;
    private boolean gramIsOfOptimum;
    private int iterations;

    /**
     * @param curved the loss itself or a sample of it, which gives the Hessians for as long as that helps
     * @param gram second derivatives from anywhere near, as {@link PenalisedLoss#gram}; taken until they mislead
     * @param converged the squared decrement at which the search ends
     * @param wantsGramOfOptimum whether second derivatives at the optimum are asked for afterwards; heeded where they
     *     are worth sparing, with a sample
     */
    NewtonSearch(
            PenalisedLoss loss,
            PenalisedLoss curved,
            double[] start,
            double[] gram,
            double converged,
            boolean wantsGramOfOptimum) {
        this.loss = loss;
        this.curved = curved;
        this.converged = converged;
        this.wantsGramOfOptimum = wantsGramOfOptimum && curved != loss;
        this.point = loss.at(start);
        this.gram = gram;
        this.system = loss.hessian(gram);
    }

    /** Steps taken so far. */
    int iterations() {
        return iterations;
    }

    /** Whether {@link #gram} was taken from all rows where it differs from that of the optimum by nothing that matters. */
    boolean gramIsOfOptimum() {
        return gramIsOfOptimum;
    }

    /** The second derivatives last taken. */
    double[] gram() {
        return gram;
    }

    /** The optimum. */
    Point optimum() {
        double before = Double.POSITIVE_INFINITY;
        double decrement = before;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] step = system.solve(point.gradient());
            double slope = dot(step, point.gradient());
            decrement = curved.stride() * slope / loss.unit();
            if (decrement <= converged || stalled(decrement, before)) {
                return point;
            }
            if (wantsBetterHessian(decrement, before)) {
                refresh(sampled || decrement <= AT_OPTIMUM ? loss : curved, decrement);
                continue;
            }
            Optional<Point> next = backtrack(step, slope);
            if (next.isPresent()) {
                before = decrement;
                loss.leave(point);
                point = next.get();
                fresh = false;
                iterations++;
            } else if (fresh && curved == loss) {
                break;
            } else {
                refresh(sampled ? loss : curved, decrement);
            }
        }
        if (decrement <= ROUNDING_FLOOR) {
            return point;
        }
        throw new NotConvergedException(iterations, decrement);
    }

    private boolean stalled(double decrement, double before) {
        return fresh && curved == loss && decrement <= ROUNDING_FLOOR && decrement >= before / 4;
    }

    private boolean wantsBetterHessian(double decrement, double before) {
        if (wantsGramOfOptimum && !gramIsOfOptimum && decrement <= AT_OPTIMUM) {
            return true;
        }
        return fresh
                ? curved != loss && decrement > SAMPLE_HELPS * before
                : decrement > (curved == loss ? KEEP_HESSIAN : KEEP_SAMPLE) * before;
    }

    /** A second time, other rows than the sample's are what is missing. */
    private void refresh(PenalisedLoss by, double decrement) {
        sampled = true;
        gramIsOfOptimum = wantsGramOfOptimum && by == loss && decrement <= AT_OPTIMUM;
        curved = by;
        gram = curved == loss ? loss.gram(point) : curved.gramAt(point.coefficients());
        system = loss.hessian(gram);
        fresh = true;
    }

    private Optional<Point> backtrack(double[] step, double slope) {
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            Point next = loss.at(moved(step, length));
            if (acceptable(next, step, length, slope)) {
                return Optional.of(next);
            }
            loss.leave(next);
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
