package io.plumbline.engine.proposal;

import io.plumbline.engine.name.Vocabulary;
import io.plumbline.engine.profile.ColumnProfile;
import io.plumbline.engine.profile.TableProfile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The columns of one table while they are given their roles. */
final class Assignments {
    private final TableProfile table;
    private final Map<Integer, ColumnRole> given = new TreeMap<>();

    Assignments(TableProfile table) {
        this.table = table;
        table.columns().stream()
                .filter(column -> !ColumnRole.canBeNamed(column))
                .forEach(column -> give(column, Role.NOT_USED, "the header gives it no name of its own"));
    }

    TableProfile table() {
        return table;
    }

    /** Columns without a role yet, in the file's order. */
    List<ColumnProfile> free() {
        return table.columns().stream()
                .filter(column -> !given.containsKey(column.position()))
                .toList();
    }

    /** Free columns that a section of the vocabulary names, likeliest first. */
    List<ColumnProfile> named(String section, Predicate<ColumnProfile> fit) {
        return free().stream()
                .filter(column -> Vocabulary.COLUMNS.has(section, column.name()))
                .filter(fit)
                .sorted(Comparator.comparingInt(column ->
                        Vocabulary.COLUMNS.rank(section, column.name()).orElseThrow()))
                .toList();
    }

    /** The free column of exactly this name. */
    Optional<ColumnProfile> called(String name) {
        return free().stream().filter(column -> column.name().equals(name)).findFirst();
    }

    void give(ColumnRole role) {
        given.put(role.column().position(), role);
    }

    void give(ColumnProfile column, Role role, String why) {
        give(ColumnRole.of(column, role, why));
    }

    Optional<ColumnProfile> with(Role role) {
        return given.values().stream()
                .filter(each -> each.role() == role)
                .map(ColumnRole::column)
                .findFirst();
    }

    /** The roles given, in the file's order. */
    List<ColumnRole> roles() {
        return List.copyOf(given.values());
    }
}
