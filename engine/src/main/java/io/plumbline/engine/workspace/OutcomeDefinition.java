package io.plumbline.engine.workspace;

import io.plumbline.engine.declaration.Declarations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What leads should become.
 *
 * @param target  the step that the model predicts; one of {@code steps}
 * @param horizon how long after a snapshot the target counts; empty only for tables without time
 * @param steps   the lifecycle in order, each once
 * @param lost    steps after which a lead is closed; none of {@code steps}
 */
public record OutcomeDefinition(String target, Optional<Duration> horizon, List<String> steps, List<String> lost) {

    /** The lifecycle when nothing else is said. */
    public static final List<String> DEFAULT_STEPS = List.of("mql", "sql", "opportunity", "customer");

    /** The step of a lead whose record was deleted; no step of the lifecycle is called so. */
    public static final String DELETED = Declarations.DELETED_STEP;

    public OutcomeDefinition {
        steps = List.copyOf(steps);
        lost = List.copyOf(lost);
    }

    /** Every step that is known, in alphabetical order. */
    public TreeSet<String> known() {
        TreeSet<String> known = new TreeSet<>(steps);
        known.addAll(lost);
        return known;
    }

    /** A step and all that come after it, in order. */
    public List<String> from(String step) {
        return steps.subList(steps.indexOf(step), steps.size());
    }
}
