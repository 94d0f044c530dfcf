package io.plumbline.engine.proposal;

import io.plumbline.engine.name.SpokenName;
import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.problem.ProblemException;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person calls the target: a column of the leads, a type of events, a word of the log of steps, or a step.
 *
 * @param column of the leads
 * @param word   a type of events or a word of the log
 * @param step   a step of the usual lifecycle
 */
record NamedTarget(Optional<Target> column, Optional<String> word, Optional<String> step) {
    static final NamedTarget NONE = new NamedTarget(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Finds what a person means.
     *
     * @throws ProblemException (usage) when nothing in the files is called so
     */
    static NamedTarget of(Optional<String> told, Tables tables) {
        if (told.isEmpty() || told.get().equals(Choices.NONE)) {
            return NONE;
        }
        String name = told.get();
        Optional<String> word = words(tables).stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.time().isEmpty())
                .flatMap(column -> column.commonest().stream())
                .map(count -> count.value())
                .filter(name::equals)
                .findFirst();
        if (word.isPresent()) {
            return new NamedTarget(Optional.empty(), word, Optional.empty());
        }
        Optional<Target> column = column(name, tables.leads());
        if (column.isPresent()) {
            return new NamedTarget(column, Optional.empty(), Optional.empty());
        }
        return Steps.FORWARD.stream()
                .filter(step -> step.equals(SpokenName.of(name).words()))
                .findFirst()
                .map(step -> new NamedTarget(Optional.empty(), Optional.empty(), Optional.of(step)))
                .orElseThrow(() -> ProblemException.usage(
                        "init --target",
                        "No column of the leads, no type of events and no step is called so.",
                        "write a column, COLUMN=VALUE, a value of the column of types, or one of "
                                + String.join(", ", Steps.FORWARD) + "."));
    }

    private static List<TableProfile> words(Tables tables) {
        return Stream.concat(tables.outcomes().stream(), tables.events().stream())
                .toList();
    }

    private static Optional<Target> column(String name, TableProfile leads) {
        Optional<ColumnProfile> whole = leads.column(name);
        if (whole.isPresent()) {
            return whole.map(column -> new Target(column, step(column), Optional.empty()));
        }
        int equals = name.lastIndexOf('=');
        return equals < 0
                ? Optional.empty()
                : leads.column(name.substring(0, equals).strip())
                        .map(column -> new Target(
                                column,
                                step(column),
                                Optional.of(name.substring(equals + 1).strip())));
    }

    private static String step(ColumnProfile column) {
        return Steps.FORWARD.stream()
                .filter(step -> Vocabulary.COLUMNS.has("step " + step, column.name()))
                .findFirst()
                .orElse(Steps.CUSTOMER);
    }
}
