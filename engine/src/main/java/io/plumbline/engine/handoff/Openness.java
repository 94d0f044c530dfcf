package io.plumbline.engine.handoff;

import io.plumbline.engine.moment.Known;
import io.plumbline.engine.scorecard.Level;
import io.plumbline.engine.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which leads are open for a level. A level that asks for a closing step, such as one for customers who need service, is for
 * leads that took one: for these only what ends a customer closes a lead.
 *
 * @param closing steps after which sales works a lead already, or nobody does any more
 * @param ending  those of them after which nobody does any more
 */
public record Openness(Set<String> closing, Set<String> ending) {
    public Openness {
        closing = Set.copyOf(closing);
        ending = Set.copyOf(ending);
    }

    /** Whether a level is for leads that took a closing step. */
    public boolean isForClosed(Level level) {
        return level.stepsAsked().stream().anyMatch(step -> closing.contains(step) && !ending.contains(step));
    }

    /**
     * Whether a lead is open: a boolean expression, never NULL.
     *
     * @param lead      expression of its id
     * @param forClosed truth value: whether its level is for leads that took a closing step
     * @param open      truth value: what the prediction says of it
     */
    public String condition(String lead, String forClosed, String open, Instant asOf) {
        return """
                case
                        when %s then not %s
                        else %s and not %s
                    end""".formatted(forClosed, took(lead, ending, asOf), open, took(lead, closing, asOf));
    }

    private static String took(String lead, Set<String> steps, Instant asOf) {
        if (steps.isEmpty()) {
            return "false";
        }
        return "(" + Known.took(lead, new TreeSet<>(steps), Sql.literal(asOf)) + ")";
    }

    /** One row per level: its place, and whether it is for leads that took a closing step. */
    String levels(List<Level> levels) {
        StringBuilder rows = new StringBuilder("select * from (values (cast(null as varchar), 0, false)");
        for (int i = 0; i < levels.size(); i++) {
            rows.append(", (")
                    .append(Sql.literal(levels.get(i).name()))
                    .append(", ")
                    .append(i + 1)
                    .append(", ")
                    .append(isForClosed(levels.get(i)))
                    .append(")");
        }
        return rows.append(") as v(level, position, for_closed)").toString();
    }
}
