package io.plumbline.engine.ingest;

import io.plumbline.engine.ingest.StagingPlan.Refusal;
import io.plumbline.engine.sql.Sql;
import io.plumbline.engine.store.Store;
import io.plumbline.engine.store.StoreException;
import io.plumbline.engine.workspace.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The rows of a source on their way into the store: the temporary table {@link #ROWS}, one row per row of its new
 * files that could be split into columns, and {@link #REFUSED}, one row per refusal.
 */
final class Staging {
    static final String ROWS = "import_row";
    static final String REFUSED = "import_refused";
    private static final String LINES = "import_line";

    private final Store store;
    private final SourceFile source;
    private final List<SourceTable> tables = new ArrayList<>();
    private Map<String, Integer> cellNumbers = Map.of();

    Staging(Store store, SourceFile source) {
        this.store = store;
        this.source = source;
        store.execute("drop table if exists " + ROWS);
        store.execute("create or replace temp table " + REFUSED
                + " (file_no integer, row_no bigint, column_name varchar, reason varchar, is_cell boolean)");
        store.execute("create or replace temp table " + LINES + " (file_no double, row_no double, line double)");
    }

    /** The files read, in order; a file's number is its index. */
    List<SourceTable> tables() {
        return tables;
    }

    /** The number N of {@code bad_N} by column, for the columns that may be refused alone. */
    Map<String, Integer> cellNumbers() {
        return cellNumbers;
    }

    /** Reads one file. */
    void read(SourceTable table, StagingPlan plan) {
        int number = tables.size();
        tables.add(table);
        try {
            store.execute((number == 0 ? "create temp table " + ROWS + " as\n" : "insert into " + ROWS + "\n")
                    + plan.query(number));
        } catch (StoreException e) {
            throw TableReader.unreadable(source.format(), table.name(), e);
        }
        if (source.format().isDelimited()) {
            new BrokenRows(store, source, table).refuse(number);
        }
    }

    /** Notes what the plan found wrong, once all files are read; the plan is that of any of them. */
    void judge(StagingPlan plan) {
        cellNumbers = plan.cellNumbers();
        plan.refusals().forEach(refusal -> insert(refusal, "refusal = " + refusal.number(), false));
        plan.cells().forEach(cell -> insert(cell, "refusal is null and not ignored and bad_" + cell.number(), true));
    }

    /** Refuses rows that are fine so far, by a condition over {@link #ROWS}. */
    void refuse(String condition, String column, String reason) {
        store.execute("update " + ROWS + " set refusal = 0 where refusal is null and not ignored and " + condition);
        insert(new Refusal(0, condition, column, reason), "refusal = 0", false);
    }

    /** Moves the refusals into {@code rejected_row}. */
    void report(long runId) {
        for (int number = 0; number < tables.size(); number++) {
            locate(number);
            store.execute("""
                    insert into rejected_row
                    select
                        %s,
                        %s,
                        %s,
                        cast(l.line as bigint),
                        r.column_name,
                        r.reason
                    from %s as r
                    join %s as l on l.file_no = r.file_no
                        and l.row_no = r.row_no
                    where r.file_no = %s
                    order by
                        l.line,
                        r.column_name
                    """.formatted(
                            runId,
                            Sql.literal(source.source()),
                            Sql.literal(tables.get(number).name()),
                            REFUSED,
                            LINES,
                            number));
        }
    }

    /** Forgets everything staged. */
    void drop() {
        List.of(ROWS, REFUSED, LINES).forEach(table -> store.execute("drop table " + table));
    }

    private void locate(int number) {
        double[] rows = store.columns(
                        "select distinct row_no from " + REFUSED + " where file_no = " + number + " order by row_no")
                .column("row_no");
        if (rows.length > 0) {
            double[] file = new double[rows.length];
            Arrays.fill(file, number);
            store.append(LINES, file, rows, new LineNumbers(source, tables.get(number)).ofRows(rows));
        }
    }

    private void insert(Refusal refusal, String condition, boolean isCell) {
        String column = refusal.column().isEmpty() ? "null" : Sql.literal(refusal.column());
        store.execute("""
                insert into %s
                select
                    file_no,
                    row_no,
                    %s,
                    %s,
                    %s
                from %s
                where %s
                """.formatted(REFUSED, column, Sql.literal(refusal.reason()), isCell, ROWS, condition));
    }
}
