package io.plumbline.engine.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems, so that a person sees all of them at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems in the order found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /**
     * Stops the command when a problem was found.
     *
     * @throws ProblemException with all problems
     */
    public void throwIfAny(ExitCode exitCode) {
        if (!found.isEmpty()) {
            throw new ProblemException(exitCode, all());
        }
    }
}
