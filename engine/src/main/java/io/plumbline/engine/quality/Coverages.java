package io.plumbline.engine.quality;

import io.plumbline.engine.declaration.EventType;
import io.plumbline.engine.declaration.ValueType;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts the values of every declared column, one column after the other, so that memory does not grow with them. */
record Coverages(Imported imported) {

    List<Coverage> all() {
        List<Coverage> all = new ArrayList<>();
        imported.workspace()
                .declarations()
                .attributes()
                .forEach((name, type) -> all.add(coverage("lead", name, type, listed())));
        properties().forEach((name, type) -> all.add(coverage("event", name, type, having(name))));
        return all;
    }

    private static String listed() {
        return "lead_id in (select lead_id from " + Imported.LEAD + " where listed)";
    }

    private TreeMap<String, ValueType> properties() {
        TreeMap<String, ValueType> properties = new TreeMap<>();
        imported.workspace().declarations().eventTypes().values().stream()
                .map(EventType::properties)
                .forEach(properties::putAll);
        return properties;
    }

    private String having(String property) {
        List<String> types = imported.workspace().declarations().eventTypes().values().stream()
                .filter(type -> type.properties().containsKey(property))
                .map(EventType::name)
                .toList();
        return "replaced_at is null and event_type in " + Sql.literals(types);
    }

    private Coverage coverage(String table, String name, ValueType type, String condition) {
        Store store = imported.store();
        String column = Sql.identifier(name);
        return store.first(
                        """
                        select
                            count(*) as row_count,
                            count(%s) as filled,
                            count(distinct %s) as levels
                        from %s
                        where %s
                        """.formatted(column, column, table, condition),
                        row -> new Coverage(
                                table,
                                name,
                                type.word(),
                                row.number("row_count"),
                                row.number("filled"),
                                row.number("levels")))
                .orElseThrow();
    }
}
