package io.plumbline.engine.ingest;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.workspace.EventSource;
import io.plumbline.engine.workspace.EventSource.SourceType;
import io.plumbline.engine.workspace.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties of a source's events, as staged columns and as columns of {@code event}. */
record EventProperties(EventSource source) {

    /** One property as it is taken from one column, for the types that do so. */
    record Use(int number, Field field, String condition) {
        String columnName() {
            return "property_" + number;
        }
    }

    List<Use> uses() {
        TreeMap<String, Use> uses = new TreeMap<>();
        for (SourceType type : source.types()) {
            for (Field field : type.properties()) {
                uses.computeIfAbsent(
                        field.name() + "\n" + field.column(), key -> new Use(uses.size(), field, condition(field)));
            }
        }
        return List.copyOf(uses.values());
    }

    private String condition(Field field) {
        List<String> types = source.types().stream()
                .filter(type -> type.properties().contains(field))
                .map(SourceType::name)
                .toList();
        return types.size() == source.types().size() ? "true" : "event_type in " + Sql.literals(types);
    }

    Stream<String> names() {
        return uses().stream().map(use -> use.field().name()).distinct();
    }

    /** A property that types take from different columns is the one value that the row's type has. */
    String value(String name) {
        return usesOf(name)
                .map(use -> Sql.identifier(use.columnName()))
                .collect(Collectors.joining(", ", "coalesce(", ")"));
    }

    /**
     * The value that a told row {@code f} has for a stored row {@code e}; a refused cell says what the stored row says.
     *
     * @param cells number of the cell by staged column
     */
    String toldValue(String name, Map<String, Integer> cells) {
        String bad = usesOf(name)
                .map(use -> cells.get(use.columnName()))
                .filter(Objects::nonNull)
                .map(number -> "f.bad_" + number)
                .collect(Collectors.joining(" or "));
        return bad.isEmpty()
                ? value(name)
                : "case when " + bad + " then e." + Sql.identifier(name) + " else " + value(name) + " end";
    }

    private Stream<Use> usesOf(String name) {
        return uses().stream().filter(use -> use.field().name().equals(name));
    }
}
