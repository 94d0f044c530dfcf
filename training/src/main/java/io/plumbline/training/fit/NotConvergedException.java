package io.plumbline.training.fit;

/** The search for the optimum ended without reaching it. */
public final class NotConvergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConvergedException(int iterations, double decrement) {
        super("The logistic fit did not reach its optimum in " + iterations + " iterations (squared Newton decrement "
                + decrement + "). Standardise the columns, or use a smaller C");
    }
}
