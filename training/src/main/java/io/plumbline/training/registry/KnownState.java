package io.plumbline.training.registry;

import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fingerprints of what a store knows at an instant, table by table: the number of rows, and the sum of the first halves
 * of the MD5 of each. Sums do not depend on the order of rows, so neither the order of imports nor which command
 * brought a row counts; rows known at or after the instant are left out.
 */
final class KnownState {
    /** By which command, and when, a row came; the order of arrival is added where there is no other order. */
    private static final Set<String> NOT_STATE = Set.of("run_id", "stated_at", "row_no", "replaced_at");

    private static final String NULL = "chr(30)";

    private KnownState() {}

    static NavigableMap<String, String> at(Store store, Instant asOf) {
        String instant = Sql.literal(asOf);
        String begun = "coalesce(greatest(occurred_at, recorded_at), timestamp '0001-01-01') < " + instant;
        String replaced = "case when replaced_at < " + instant + " then replaced_at end";
        NavigableMap<String, String> state = new TreeMap<>();
        state.put("as_of", asOf.toString());
        state.put(
                "lead",
                of(
                        store,
                        "lead",
                        "case when created_at is null then row_no end",
                        "coalesce(created_at, timestamp '0001-01-01') < " + instant));
        state.put("event", of(store, "event", replaced, begun));
        state.put("outcome", of(store, "outcome", replaced, begun));
        state.put("attribute_change", of(store, "attribute_change", "null", "known_at < " + instant));
        state.put(
                "lead_merge",
                of(store, "lead_merge", "null", "coalesce(known_at, timestamp '0001-01-01') < " + instant));
        return state;
    }

    private static String of(Store store, String table, String further, String known) {
        return store.first(
                        """
                        select
                            count(*) as row_count,
                            cast(coalesce(sum(md5_number_upper(%s)), 0) as varchar) as digest
                        from %s
                        where %s
                        """.formatted(text(store, table, further), table, known),
                        row -> row.number("row_count") + " rows, " + row.text("digest"))
                .orElseThrow();
    }

    private static String text(Store store, String table, String further) {
        List<String> columns = store.rows("""
                        select
                            column_name
                        from duckdb_columns()
                        where database_name = current_database()
                            and table_name = %s
                        order by column_name
                        """.formatted(Sql.literal(table)), row -> row.text("column_name")).stream()
                .filter(column -> !NOT_STATE.contains(column))
                .toList();
        return columns.stream()
                .map(column -> Sql.literal(column) + ", " + shown(Sql.identifier(column)))
                .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ", " + shown(further) + ")"));
    }

    private static String shown(String value) {
        return "coalesce(cast(" + value + " as varchar), " + NULL + ")";
    }
}
