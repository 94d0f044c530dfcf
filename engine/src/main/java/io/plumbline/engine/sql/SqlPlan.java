package io.plumbline.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A query as a list of named steps, each of which may read the ones before it. The last step is the result.
 *
 * @param steps at least one, with unique names
 */
public record SqlPlan(List<Step> steps) {
    public SqlPlan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A plan needs at least one step.");
        }
        if (steps.stream().map(Step::name).distinct().count() != steps.size()) {
            throw new IllegalArgumentException("The steps of a plan need different names.");
        }
    }

    /** This plan with one more step, which becomes the result. */
    public SqlPlan then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new SqlPlan(longer);
    }

    /** The step that holds the result. */
    public Step result() {
        return steps.get(steps.size() - 1);
    }

    /** The plan as one statement: a WITH of all steps and a SELECT of the last. */
    public String query() {
        return steps.stream()
                .map(step -> "-- " + step.grain() + "\n" + Sql.identifier(step.name()) + " as (\n"
                        + step.sql().strip().indent(4) + ")")
                .collect(Collectors.joining(",\n", "with ", "\nselect * from " + Sql.identifier(result().name())));
    }
}
