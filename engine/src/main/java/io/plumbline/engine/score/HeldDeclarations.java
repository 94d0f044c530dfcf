package io.plumbline.engine.score;

import io.plumbline.engine.declaration.Declarations;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.scorecard.Scorecard;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What earlier scorecards read and the sources declare no more: the store still holds it. */
public final class HeldDeclarations {
    private HeldDeclarations() {}

    /** The declarations, with the attributes that a scorecard reads besides and the store has a column of. */
    public static Declarations in(Store store, Declarations declared, Scorecard scorecard) {
        List<String> missing = scorecard.attributes().stream()
                .filter(name -> !declared.attributes().containsKey(name))
                .toList();
        if (missing.isEmpty()) {
            return declared;
        }
        Map<String, ValueType> attributes = new TreeMap<>(declared.attributes());
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
        return new Declarations(new TreeMap<>(attributes), declared.eventTypes());
    }

    private static ValueType type(String column) {
        return List.of(ValueType.values()).stream()
                .filter(type -> type.column().equals(column))
                .findFirst()
                .orElse(ValueType.TEXT);
    }
}
