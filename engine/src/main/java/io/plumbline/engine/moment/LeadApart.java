package io.plumbline.engine.moment;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.List;

/**
 * What a store holds of one lead, in temporary tables under the names of the store's own, which they stand before: whatever
 * reads and writes these tables on the same connection afterwards sees one lead, and changes nothing of the store. All events
 * are looked through once, where a plan would do so for each rule.
 */
public final class LeadApart {
    private static final List<String> COPIED =
            List.of("lead", "event", "outcome", "attribute_change", "qualification_change");

    private static final List<String> WRITTEN = List.of("lead_score", "lead_reason", "qualification");

    private LeadApart() {}

    /**
     * Sets a lead apart.
     *
     * @param store may be open for reading only
     * @return whether there is such a lead
     */
    public static boolean in(Store store, String leadId) {
        String database = store.rows("select current_database() as name", row -> row.text("name"))
                .get(0);
        List<String> tables = store.rows(
                "select table_name from duckdb_tables() where database_name = " + Sql.literal(database),
                row -> row.text("table_name"));
        for (String table : COPIED) {
            if (tables.contains(table)) {
                empty(store, database, table);
                store.insert(
                        "insert into temp.main.%s select * from %s where lead_id = ?"
                                .formatted(Sql.identifier(table), own(database, table)),
                        leadId);
            }
        }
        WRITTEN.forEach(table -> empty(store, database, table));
        return store.number("select count(*) from lead").orElse(0L) > 0;
    }

    private static void empty(Store store, String database, String table) {
        store.execute("create or replace temp table %s as select * from %s limit 0"
                .formatted(Sql.identifier(table), own(database, table)));
    }

    private static String own(String database, String table) {
        return Sql.identifier(database) + ".main." + Sql.identifier(table);
    }
}
