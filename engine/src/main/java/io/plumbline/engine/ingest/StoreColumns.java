package io.plumbline.engine.ingest;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.problem.ExitCode;
import io.plumbline.engine.problem.Problem;
import io.plumbline.engine.problem.Problems;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.workspace.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The columns of {@code lead} and {@code event} that a workspace declares. */
record StoreColumns(Store store) {

    /**
     * Names of columns that were added just now.
     *
     * @param attributes of {@code lead}
     * @param properties of {@code event}
     */
    record Added(Set<String> attributes, Set<String> properties) {
        static final Added NONE = new Added(Set.of(), Set.of());
    }

    /**
     * Adds the columns that are missing.
     *
     * @throws io.plumbline.engine.problem.ProblemException (usage) when one exists with another type
     */
    Added add(Workspace workspace) {
        check(workspace);
        return new Added(add("lead", attributes(workspace)), add("event", properties(workspace)));
    }

    /**
     * Compares the columns with those that exist.
     *
     * @throws io.plumbline.engine.problem.ProblemException (usage) when one exists with another type
     */
    void check(Workspace workspace) {
        Problems problems = new Problems();
        otherTypes(workspace).forEach(each -> problems.add(Problem.of(Workspace.FILE, each.what(), each.fix())));
        problems.throwIfAny(ExitCode.USAGE);
    }

    /** The declared columns that exist with another type. */
    List<OtherType> otherTypes(Workspace workspace) {
        return Stream.concat(
                        otherTypes("lead", "attribute", attributes(workspace)),
                        otherTypes("event", "property", properties(workspace)))
                .toList();
    }

    private static Map<String, ValueType> attributes(Workspace workspace) {
        Map<String, ValueType> attributes =
                new TreeMap<>(workspace.declarations().attributes());
        if (workspace.sources().bringExistingScore()) {
            attributes.put(Declarations.EXISTING_SCORE, ValueType.NUMBER);
        }
        return attributes;
    }

    private static Map<String, ValueType> properties(Workspace workspace) {
        Map<String, ValueType> properties = new TreeMap<>();
        workspace.declarations().eventTypes().values().stream()
                .map(EventType::properties)
                .forEach(properties::putAll);
        return properties;
    }

    private Stream<OtherType> otherTypes(String table, String thing, Map<String, ValueType> wanted) {
        Map<String, String> existing = existing(table);
        return wanted.entrySet().stream()
                .map(entry -> new OtherType(
                        thing,
                        entry.getKey(),
                        entry.getValue().word(),
                        existing.getOrDefault(entry.getKey(), entry.getValue().word())))
                .filter(each -> !each.now().equals(each.was()));
    }

    /** The word for the type of each column; that of a list, which is kept as text, is the column's comment. */
    private Map<String, String> existing(String table) {
        Map<String, String> types = new HashMap<>();
        store.rows(
                        "select column_name, data_type, comment from duckdb_columns()"
                                + " where database_name = current_database() and schema_name = 'main' and table_name = "
                                + Sql.literal(table),
                        row -> Map.entry(
                                row.text("column_name"), word(row.text("data_type"), row.optionalText("comment"))))
                .forEach(column -> types.put(column.getKey(), column.getValue()));
        return types;
    }

    private static String word(String columnType, Optional<String> comment) {
        if (comment.filter(ValueType.LIST.word()::equals).isPresent()) {
            return ValueType.LIST.word();
        }
        for (ValueType type : ValueType.values()) {
            if (type.column().equalsIgnoreCase(columnType)) {
                return type.word();
            }
        }
        return columnType.toLowerCase(Locale.ROOT);
    }

    private Set<String> add(String table, Map<String, ValueType> columns) {
        Map<String, ValueType> missing = new TreeMap<>(columns);
        missing.keySet().removeAll(existing(table).keySet());
        missing.forEach((name, type) -> {
            store.execute("alter table " + table + " add column " + Sql.identifier(name) + " " + type.column());
            if (type == ValueType.LIST) {
                store.execute(
                        "comment on column " + table + "." + Sql.identifier(name) + " is " + Sql.literal(type.word()));
            }
        });
        return missing.keySet();
    }
}
