package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Row;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What earlier scorecards read and the sources declare no more: the store still holds it. */
public final class HeldDeclarations {
    private HeldDeclarations() {}

    /**
     * The declarations, with the attributes that a scorecard reads besides and the store has a column of, and the types of
     * events that {@link #remember} saw; those without their properties.
     */
    public static Declarations in(Store store, Declarations declared, Scorecard scorecard) {
        return declared.with(attributes(store, declared, scorecard), types(store, declared));
    }

    /** Keeps how complete each type of events is, for the time when the sources declare it no more. */
    public static void remember(Store store, Declarations declared) {
        for (EventType type : declared.eventTypes().values()) {
            store.insert("delete from held_event_type where event_type = ?", type.name());
            store.insert(
                    "insert into held_event_type values (?, "
                            + type.completeSince().map(Sql::literal).orElse("null") + ")",
                    type.name());
        }
    }

    private static NavigableMap<String, EventType> types(Store store, Declarations declared) {
        NavigableMap<String, EventType> types = new TreeMap<>();
        store.each("select event_type, complete_since from held_event_type", row -> {
            EventType type = type(row);
            types.put(type.name(), type);
        });
        types.putAll(declared.eventTypes());
        return types;
    }

    private static EventType type(Row row) {
        return new EventType(row.text("event_type"), false, new TreeMap<>(), row.optionalInstant("complete_since"));
    }

    private static NavigableMap<String, ValueType> attributes(Store store, Declarations declared, Scorecard scorecard) {
        List<String> missing = scorecard.attributes().stream()
                .filter(name -> !declared.attributes().containsKey(name))
                .toList();
        if (missing.isEmpty()) {
            return declared.attributes();
        }
        NavigableMap<String, ValueType> attributes = new TreeMap<>(declared.attributes());
        store.each(
                """
                select
                    c.column_name as name,
                    lower(c.data_type) as type
                from duckdb_columns() as c
                where c.table_name = 'lead'
                    and c.database_name = current_database()
                    and c.column_name in %s
                """.formatted(Sql.literals(missing)), row -> attributes.put(row.text("name"), type(row.text("type"))));
        return attributes;
    }

    private static ValueType type(String column) {
        return List.of(ValueType.values()).stream()
                .filter(type -> type.column().equals(column))
                .findFirst()
                .orElse(ValueType.TEXT);
    }
}
