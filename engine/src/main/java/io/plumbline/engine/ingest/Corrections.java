package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.HistoryCounts.Kind;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of {@code event} or {@code outcome} that a file tells again. What it tells otherwise is a correction: known from
 * the file's time on, the row before until then. A file older than the one that told the row first tells how it was
 * before. Rows told as before cost one comparison.
 *
 * @param table    the table
 * @param source   the source's name
 * @param key      the columns of a told row that identify what it tells, with the expression of a stored row {@code e}
 * @param content  the columns that may be told otherwise, with the told value as an expression over the told row
 *                 {@code f} and the stored row {@code e}
 * @param recorded from when on a row is known that was told first, as an expression over the told row {@code f}
 */
record Corrections(
        Store store,
        String table,
        String source,
        Map<String, String> key,
        Map<String, String> content,
        String recorded,
        Exports exports) {
    private static final String OTHERWISE = "import_told_otherwise";
    private static final String ROWS = "import_correction";

    Corrections {
        key = new LinkedHashMap<>(key);
        content = new LinkedHashMap<>(content);
    }

    /**
     * Stores what is told otherwise, after new rows are stored.
     *
     * @param again SELECT of the told rows that may be in the store
     * @param told  SELECT of all told rows, those of {@code again} among them: the key, the columns that the content
     *              needs, {@code lead_id, file_no} and {@code row_no}
     */
    void store(long runId, String again, String told) {
        store.execute("create or replace temp table " + OTHERWISE + " as\n" + otherwise(again));
        List<Integer> files = store.rows(
                "select distinct f.file_no as file_no from (" + told + ") as f semi join " + OTHERWISE + " as k on "
                        + sameKey("k", "f") + " order by file_no",
                row -> (int) row.number("file_no"));
        files.forEach(fileNo -> storeFile(runId, told, fileNo));
        store.execute("drop table " + OTHERWISE);
    }

    /** One row per key that a file tells otherwise than some stored row, or before it. */
    private String otherwise(String again) {
        return """
                select distinct
                    %s
                from (%s) as f
                join (%s) as e on e.source = %s
                    and %s
                where %s
                    or %s < e.stated_at
                """.formatted(
                        key.keySet().stream().map(name -> "f." + name).collect(Collectors.joining(", ")),
                        again,
                        candidates(again),
                        Sql.literal(source),
                        stored("f"),
                        differs(),
                        exports.knownAt("f.file_no"));
    }

    /**
     * The stored rows that may be among the told ones. The store cannot estimate a table that the transaction itself has
     * filled, and would look the few up among all of it; a condition inside a case is always looked up the other way.
     */
    private String candidates(String again) {
        if (key.size() > 1) {
            return "from " + table;
        }
        Map.Entry<String, String> only = key.entrySet().iterator().next();
        return """
                select
                    *
                from %s as e
                where case when %s in (select %s from (%s)) then true else false end""".formatted(table, only.getValue(), only.getKey(), again);
    }

    private void storeFile(long runId, String told, int fileNo) {
        String time = Sql.literal(exports.get(fileNo).knownAt());
        store.execute("create or replace temp table " + ROWS + " as\n" + rows(runId, told, fileNo, time));
        store.execute(update("replaced_at = " + time, "s.differs and not s.is_older"));
        store.execute(update("recorded_at = s.old_stated_at", "s.differs and s.is_older"));
        toldEarlier(time);
        store.execute("""
                insert into %s by name
                select
                    * exclude (
                        file_no, told_lead_id, differs, is_older, first_recorded_at, old_recorded_at, old_stated_at, old_replaced_at
                    )
                    replace (
                        case when is_older then first_recorded_at else %s end as recorded_at,
                        case when is_older then old_stated_at else old_replaced_at end as replaced_at,
                        %s as stated_at
                    )
                from %s
                where differs
                """.formatted(table, time, time, ROWS));
        new HistoryCounts(store).add(Kind.CORRECTED, "select file_no from " + ROWS + " where differs");
        store.execute("drop table " + ROWS);
    }

    /** The row was told by an older file too; where its record was merged since, it is that record's own until then. */
    private void toldEarlier(String time) {
        String lead = table.equals("outcome")
                ? ", lead_id = s.told_lead_id, moved_from = null"
                : ", lead_id = s.told_lead_id";
        store.execute("""
                update %s as e
                set stated_at = greatest(%s, e.recorded_at)
                from %s as s
                where e.source = %s
                    and %s
                    and e.stated_at = s.old_stated_at
                    and e.recorded_at < s.old_stated_at
                    and e.recorded_at is distinct from s.old_recorded_at
                    and not s.differs
                    and s.is_older
                """.formatted(table, time, ROWS, Sql.literal(source), stored("s")));
        store.execute(update(
                "stated_at = " + time + ", recorded_at = s.first_recorded_at" + lead, "not s.differs and s.is_older"));
    }

    /** One row per thing told otherwise than it was known then, or before it was known: the stored row as it is told now. */
    private String rows(long runId, String told, int fileNo, String time) {
        String known = "coalesce(e.stated_at, timestamp '0001-01-01') <= " + time;
        return """
                select
                    e.* replace (
                        %s
                    ),
                    f.file_no as file_no,
                    f.lead_id as told_lead_id,
                    %s as differs,
                    not (%s) as is_older,
                    %s as first_recorded_at,
                    e.recorded_at as old_recorded_at,
                    e.stated_at as old_stated_at,
                    e.replaced_at as old_replaced_at
                from (
                    select
                        f.*
                    from (%s) as f
                    semi join %s as k on %s
                    where f.file_no = %s
                    qualify row_number() over (partition by %s order by f.row_no) = 1
                ) as f
                join %s as e on e.source = %s
                    and %s
                where not (%s)
                    or e.replaced_at is null
                    or e.replaced_at > %s
                qualify row_number() over (
                        partition by f.row_no
                        order by %s desc, e.stated_at, coalesce(e.recorded_at, timestamp '0001-01-01')
                    ) = 1
                    and (differs or is_older)
                """.formatted(
                        replaced(runId),
                        differs(),
                        known,
                        recorded,
                        told,
                        OTHERWISE,
                        sameKey("k", "f"),
                        fileNo,
                        key.keySet().stream().map(name -> "f." + name).collect(Collectors.joining(", ")),
                        table,
                        Sql.literal(source),
                        stored("f"),
                        known,
                        time,
                        known);
    }

    private String replaced(long runId) {
        Map<String, String> values = new LinkedHashMap<>(content);
        values.put("lead_id", "f.lead_id");
        values.put("run_id", String.valueOf(runId));
        if (table.equals("outcome")) {
            values.put("moved_from", "cast(null as varchar)");
        }
        return values.entrySet().stream()
                .map(value -> value.getValue() + " as " + value.getKey())
                .collect(Collectors.joining(",\n        "));
    }

    private String differs() {
        return content.entrySet().stream()
                .map(value -> "e." + value.getKey() + " is distinct from " + value.getValue())
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private String update(String assignment, String condition) {
        return """
                update %s as e
                set %s
                from %s as s
                where e.source = %s
                    and %s
                    and e.stated_at is not distinct from s.old_stated_at
                    and e.recorded_at is not distinct from s.old_recorded_at
                    and %s
                """.formatted(table, assignment, ROWS, Sql.literal(source), stored("s"), condition);
    }

    private String stored(String told) {
        return key.entrySet().stream()
                .map(column -> column.getValue() + " = " + told + "." + column.getKey())
                .collect(Collectors.joining(" and "));
    }

    private String sameKey(String one, String other) {
        return key.keySet().stream()
                .map(column -> one + "." + column + " = " + other + "." + column)
                .collect(Collectors.joining(" and "));
    }
}
