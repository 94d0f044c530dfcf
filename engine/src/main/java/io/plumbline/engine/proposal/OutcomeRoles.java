package io.plumbline.engine.proposal;

import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import io.plumbline.engine.profile.ValueCount;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gives the columns of a log of steps their roles, and its words their steps. */
final class OutcomeRoles {
    private final TableProfile table;
    private final Assignments columns;

    OutcomeRoles(TableProfile table) {
        this.table = table;
        this.columns = new Assignments(table);
    }

    /**
     * Reads the log.
     *
     * @param match  the column that names the lead, where the leads' table shows it
     * @param target the word that a person calls the target
     * @throws ProblemException when no column says which lead, which step, or when
     */
    OutcomeTable read(Optional<KeyMatch> match, Optional<String> target) {
        ColumnProfile lead = match.map(KeyMatch::other)
                .or(() -> columns.named("event lead id", column -> column.time().isEmpty()).stream()
                        .findFirst())
                .orElseThrow(() -> missing("which lead a step is of", "lead_id"));
        columns.give(lead, Role.LEAD_ID, "the lead");
        ColumnProfile time = columns.named("outcome time", Shape::isTime).stream()
                .findFirst()
                .or(() -> columns.free().stream().filter(Shape::isTime).findFirst())
                .orElseThrow(() -> missing("when a step happened", "occurred_at"));
        columns.give(time, Role.OCCURRED_AT, "the time, by its name and values");
        Map<String, String> steps = steps(stepColumn(), target);
        columns.named("amount", Shape::isNumber).stream()
                .findFirst()
                .ifPresent(column -> columns.give(column, Role.STEP_AMOUNT, "money, by its name"));
        columns.named("reason", Shape::isText).stream()
                .findFirst()
                .ifPresent(column -> columns.give(column, Role.REASON, "why, by its name"));
        return new OutcomeTable(table, columns.roles(), steps);
    }

    /** The column most of whose words are steps; else the likeliest by its name. */
    private ColumnProfile stepColumn() {
        ColumnProfile found = columns.free().stream()
                .filter(column -> Shape.isText(column) && recognised(column) > 0)
                .max(Comparator.comparingLong(OutcomeRoles::recognised)
                        .thenComparing(
                                Comparator.comparingInt(ColumnProfile::position).reversed()))
                .or(() -> columns.named("outcome step", column -> column.time().isEmpty()).stream()
                        .findFirst())
                .orElseThrow(() -> missing("which step was reached", "step"));
        columns.give(found, Role.STEP, Shape.count(found.distinct()) + " different words");
        return found;
    }

    private static long recognised(ColumnProfile column) {
        return column.commonest().stream()
                .filter(word -> Steps.of(word.value()).isPresent())
                .mapToLong(ValueCount::count)
                .sum();
    }

    private Map<String, String> steps(ColumnProfile column, Optional<String> target) {
        Map<String, String> steps = new TreeMap<>();
        for (ValueCount word : column.commonest()) {
            Steps.of(word.value()).ifPresent(step -> steps.put(word.value(), step));
        }
        target.filter(word -> column.commonest().stream()
                        .anyMatch(count -> count.value().equals(word)))
                .filter(word -> !steps.containsKey(word))
                .ifPresent(word -> {
                    steps.values().removeIf(Steps.CUSTOMER::equals);
                    steps.put(word, Steps.CUSTOMER);
                });
        return steps;
    }

    private ProblemException missing(String what, String name) {
        return ProblemException.failed(
                String.valueOf(table.file().getFileName()),
                "No column says " + what + ".",
                "give the file a column such as '" + name + "', or leave the file out.");
    }
}
